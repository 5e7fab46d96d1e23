<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files and folders</source>
        <translation>
            <numerusform>%Ln file or folder</numerusform>
            <numerusform>%Ln files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages, all read</source>
        <translation>
            <numerusform>%Ln page, all read</numerusform>
            <numerusform>%Ln pages, all read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln pages read</source>
        <translation>
            <numerusform>{0} of %Ln page read</numerusform>
            <numerusform>{0} of %Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages read</source>
        <translation>
            <numerusform>%Ln page read</numerusform>
            <numerusform>%Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln pages</source>
        <translation>
            <numerusform>{0} of %Ln page</numerusform>
            <numerusform>{0} of %Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages a minute</source>
        <translation>
            <numerusform>%Ln page a minute</numerusform>
            <numerusform>%Ln pages a minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message numerus="yes">
        <source>%Ln fields</source>
        <translation>
            <numerusform>%Ln field</numerusform>
            <numerusform>%Ln fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpectedEditor</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%Ln pages are missing in it: they are not read yet.</source>
        <translation>
            <numerusform>%Ln page is missing in it: it is not read yet.</numerusform>
            <numerusform>%Ln pages are missing in it: they are not read yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldProperties</name>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormsWindow</name>
    <message numerus="yes">
        <source>%Ln fields are left to check.</source>
        <translation>
            <numerusform>%Ln field is left to check.</numerusform>
            <numerusform>%Ln fields are left to check.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scans are hard to read.</source>
        <translation>
            <numerusform>%Ln scan is hard to read.</numerusform>
            <numerusform>%Ln scans are hard to read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages could not be read.</source>
        <translation>
            <numerusform>%Ln page could not be read.</numerusform>
            <numerusform>%Ln pages could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Corrections on %Ln pages are kept but not shown: the scans are gone or were replaced. The old scans show them again.</source>
        <translation>
            <numerusform>Corrections on %Ln page are kept but not shown: the scan is gone or was replaced. The old scan shows them again.</numerusform>
            <numerusform>Corrections on %Ln pages are kept but not shown: the scans are gone or were replaced. The old scans show them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message numerus="yes">
        <source>Learning from %Ln words…</source>
        <translation>
            <numerusform>Learning from %Ln word…</numerusform>
            <numerusform>Learning from %Ln words…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more words are needed before the reader learns.</source>
        <translation>
            <numerusform>%Ln more word is needed before the reader learns.</numerusform>
            <numerusform>%Ln more words are needed before the reader learns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandsDialog</name>
    <message numerus="yes">
        <source>Copied %Ln rows.</source>
        <translation>
            <numerusform>Copied %Ln row.</numerusform>
            <numerusform>Copied %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesHeader</name>
    <message numerus="yes">
        <source>Next of %n lines to check</source>
        <translation>
            <numerusform>Next of %n line to check</numerusform>
            <numerusform>Next of %n lines to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message numerus="yes">
        <source>%Ln of {0} files could not be opened.</source>
        <translation>
            <numerusform>%Ln of {0} files could not be opened.</numerusform>
            <numerusform>%Ln of {0} files could not be opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message numerus="yes">
        <source>%Ln pages with your corrections were closed and are in no file.</source>
        <translation>
            <numerusform>%Ln page with your corrections was closed and is in no file.</numerusform>
            <numerusform>%Ln pages with your corrections were closed and are in no file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The project is open; %Ln things in it need you:</source>
        <translation>
            <numerusform>The project is open; %Ln thing in it needs you:</numerusform>
            <numerusform>The project is open; %Ln things in it need you:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadView</name>
    <message numerus="yes">
        <source>%Ln pages are hard to read.</source>
        <translation>
            <numerusform>%Ln page is hard to read.</numerusform>
            <numerusform>%Ln pages are hard to read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <source>Plume did not end as it should. Your work on %Ln pages was kept ({0}).</source>
        <translation>
            <numerusform>Plume did not end as it should. Your work on %Ln page was kept ({0}).</numerusform>
            <numerusform>Plume did not end as it should. Your work on %Ln pages was kept ({0}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%Ln of {0} lines are left to check.</source>
        <translation>
            <numerusform>%Ln of {0} lines is left to check.</numerusform>
            <numerusform>%Ln of {0} lines are left to check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message numerus="yes">
        <source>Paused at {0} of %Ln pages.</source>
        <translation>
            <numerusform>Paused at {0} of %Ln page.</numerusform>
            <numerusform>Paused at {0} of %Ln pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages, all read</source>
        <translation>
            <numerusform>%Ln page, all read</numerusform>
            <numerusform>%Ln pages, all read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped at {0} of %Ln pages; what is read is kept.</source>
        <translation>
            <numerusform>Stopped at {0} of %Ln page; what is read is kept.</numerusform>
            <numerusform>Stopped at {0} of %Ln pages; what is read is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionStrip</name>
    <message numerus="yes">
        <source>%n suggested field(s), green and dashed: name them, change them or remove them. What you touch is yours.</source>
        <translation>
            <numerusform>%n suggested field, green and dashed: name it, change it or remove it. What you touch is yours.</numerusform>
            <numerusform>%n suggested fields, green and dashed: name them, change them or remove them. What you touch is yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextHeading</name>
    <message numerus="yes">
        <source>Go to the next of %n doubtful words</source>
        <translation>
            <numerusform>Go to the next of %n doubtful word</numerusform>
            <numerusform>Go to the next of %n doubtful words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialStrip</name>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n field to look at.</numerusform>
            <numerusform>%n fields to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
</TS>
