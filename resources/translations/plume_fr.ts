<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name></name>
    <message>
        <source>Your work has not been saved.</source>
        <translation>Votre travail n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Save it as a project before it is closed?</source>
        <translation>Voulez-vous l’enregistrer comme projet avant de fermer&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>&amp;Close without saving</source>
        <translation>&amp;Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>About Plume</source>
        <translation>À propos de Plume</translation>
    </message>
    <message>
        <source>&amp;Plume</source>
        <translation>&amp;Plume</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <source>What Plume finds on this computer</source>
        <translation>Ce que Plume trouve sur cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>&amp;Cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Open the folder of the log</source>
        <translation>&amp;Ouvrir le dossier du journal</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Reads handwriting on your own computer: nothing is sent anywhere.
Free software under the Apache License 2.0.</source>
        <translation>Lit l’écriture manuscrite sur votre ordinateur&#xa0;: rien n’est envoyé ailleurs.
Logiciel libre sous licence Apache 2.0.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>The line is right, go on</source>
        <translation>La ligne est juste, continuer</translation>
    </message>
    <message>
        <source>Enter or Tab</source>
        <translation>Entrée ou Tab</translation>
    </message>
    <message>
        <source>Next or previous line</source>
        <translation>Ligne suivante ou précédente</translation>
    </message>
    <message>
        <source>↓ or ↑</source>
        <translation>↓ ou ↑</translation>
    </message>
    <message>
        <source>In the table: take a reading</source>
        <translation>Dans le tableau&#xa0;: choisir une lecture</translation>
    </message>
    <message>
        <source>In the editor: take a reading</source>
        <translation>Dans l’éditeur&#xa0;: choisir une lecture</translation>
    </message>
    <message>
        <source>In the table: write the text anew</source>
        <translation>Dans le tableau&#xa0;: réécrire le texte</translation>
    </message>
    <message>
        <source>any letter</source>
        <translation>une lettre</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Something went wrong that Plume did not expect.</source>
        <translation>Une erreur inattendue s’est produite.</translation>
    </message>
    <message>
        <source>Your pages are still open; save your work to be safe. The report below helps to mend it. It names versions and places in the program, and holds nothing of what you read or wrote.</source>
        <translation>Vos pages sont toujours ouvertes&#x202f;; enregistrez votre travail par précaution. Le rapport ci-dessous aide à corriger l’erreur. Il nomme des versions et des endroits du programme, et ne contient rien de ce que vous avez lu ou écrit.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>&amp;Pad</source>
        <translation>É&amp;criture</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>F&amp;orms</source>
        <translation>F&amp;ormulaires</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>la rotation</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>l’ouverture</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>la fermeture</translation>
    </message>
    <message>
        <source>Other readings</source>
        <translation>Autres lectures</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Searchable PDF</source>
        <translation>PDF avec recherche</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open pictures, PDFs or ink</source>
        <translation>Ouvrir des images, des PDF ou de l’encre</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Open everything in a folder that can be read</source>
        <translation>Ouvrir tout ce qui est lisible dans un dossier</translation>
    </message>
    <message>
        <source>&amp;Try the sample page</source>
        <translation>Essa&amp;yer la page d’exemple</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>&amp;Coller l’image</translation>
    </message>
    <message>
        <source>Open the picture or files on the clipboard</source>
        <translation>Ouvrir l’image ou les fichiers du presse-papiers</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nouveau projet</translation>
    </message>
    <message>
        <source>Put away what is open and begin anew</source>
        <translation>Fermer ce qui est ouvert et recommencer</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Enre&amp;gistrer</translation>
    </message>
    <message>
        <source>Save pages, text and corrections as a project</source>
        <translation>Enregistrer les pages, le texte et les corrections comme projet</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Save as another project, with copies of the scans if you like</source>
        <translation>Enregistrer sous un autre nom, avec une copie des numérisations si vous le souhaitez</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Give the text of all pages away as a table, a text or a searchable PDF</source>
        <translation>Exporter le texte de toutes les pages en tableau, en texte ou en PDF avec recherche</translation>
    </message>
    <message>
        <source>&amp;Close page</source>
        <translation>&amp;Fermer la page</translation>
    </message>
    <message>
        <source>Close a&amp;ll pages</source>
        <translation>Fermer &amp;toutes les pages</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Copy &amp;lines</source>
        <translation>&amp;Copier les lignes</translation>
    </message>
    <message>
        <source>Copy the text of the selected lines</source>
        <translation>Copier le texte des lignes sélectionnées</translation>
    </message>
    <message>
        <source>Copy &amp;all text</source>
        <translation>Copier &amp;tout le texte</translation>
    </message>
    <message>
        <source>Copy the text of all pages</source>
        <translation>Copier le texte de toutes les pages</translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation>&amp;Modifier le texte</translation>
    </message>
    <message>
        <source>Go to the editor of the line</source>
        <translation>Aller à l’éditeur de la ligne</translation>
    </message>
    <message>
        <source>Re&amp;move lines</source>
        <translation>&amp;Supprimer les lignes</translation>
    </message>
    <message>
        <source>Take the selected lines off the page</source>
        <translation>Retirer les lignes sélectionnées de la page</translation>
    </message>
    <message>
        <source>A&amp;dd a line</source>
        <translation>A&amp;jouter une ligne</translation>
    </message>
    <message>
        <source>Draw a box around writing that was not found</source>
        <translation>Tracer un cadre autour d’une écriture qui n’a pas été trouvée</translation>
    </message>
    <message>
        <source>Chec&amp;ked: it is right</source>
        <translation>&amp;Vérifié&#xa0;: c’est juste</translation>
    </message>
    <message>
        <source>Mark the selected lines as checked, or take that back</source>
        <translation>Marquer les lignes sélectionnées comme vérifiées, ou enlever cette marque</translation>
    </message>
    <message>
        <source>Review &amp;threshold</source>
        <translation>Se&amp;uil de vérification</translation>
    </message>
    <message>
        <source>How sure Plume must be of a line that you need not check</source>
        <translation>Fiabilité à partir de laquelle une ligne n’a pas besoin d’être vérifiée</translation>
    </message>
    <message>
        <source>&amp;Next doubtful line</source>
        <translation>Ligne &amp;douteuse suivante</translation>
    </message>
    <message>
        <source>Pre&amp;vious doubtful line</source>
        <translation>Ligne douteuse &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>Page &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Page &amp;suivante</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>Pivoter à &amp;gauche</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Pivoter à &amp;droite</translation>
    </message>
    <message>
        <source>Read page a&amp;gain</source>
        <translation>&amp;Relire la page</translation>
    </message>
    <message>
        <source>Read as &amp;one line</source>
        <translation>&amp;Lire comme une seule ligne</translation>
    </message>
    <message>
        <source>Read the whole picture as one word or line</source>
        <translation>Lire toute l’image comme un seul mot ou une seule ligne</translation>
    </message>
    <message>
        <source>Read &amp;all pages</source>
        <translation>Lire &amp;toutes les pages</translation>
    </message>
    <message>
        <source>Read every page that has not been read yet</source>
        <translation>Lire toutes les pages qui n’ont pas encore été lues</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>&amp;Arrêter la lecture</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Fit page</source>
        <translation>&amp;Page entière</translation>
    </message>
    <message>
        <source>Show the whole page</source>
        <translation>Afficher la page entière</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>&amp;Largeur de la page</translation>
    </message>
    <message>
        <source>Make the page as wide as the view</source>
        <translation>Ajuster la page à la largeur de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Avant</translation>
    </message>
    <message>
        <source>The page as it was scanned</source>
        <translation>La page telle qu’elle a été numérisée</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>Aprè&amp;s</translation>
    </message>
    <message>
        <source>The page as the recogniser sees it</source>
        <translation>La page telle que Plume la lit</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramme</translation>
    </message>
    <message>
        <source>Grey levels before and after</source>
        <translation>Niveaux de gris avant et après</translation>
    </message>
    <message>
        <source>&amp;Lines on the page</source>
        <translation>Li&amp;gnes sur la page</translation>
    </message>
    <message>
        <source>Show the lines that were found</source>
        <translation>Afficher les lignes trouvées</translation>
    </message>
    <message>
        <source>&amp;What lines hold</source>
        <translation>&amp;Contenu des lignes</translation>
    </message>
    <message>
        <source>&amp;Any text</source>
        <translation>Texte &amp;quelconque</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>Single &amp;words</source>
        <translation>&amp;Mots isolés</translation>
    </message>
    <message>
        <source>&amp;Digits only</source>
        <translation>&amp;Chiffres uniquement</translation>
    </message>
    <message>
        <source>N&amp;umbers</source>
        <translation>Nom&amp;bres</translation>
    </message>
    <message>
        <source>Da&amp;tes</source>
        <translation>&amp;Dates</translation>
    </message>
    <message>
        <source>A&amp;mounts of money</source>
        <translation>Mon&amp;tants</translation>
    </message>
    <message>
        <source>Read pages when they ar&amp;e shown</source>
        <translation>Lire les pages dès leur a&amp;ffichage</translation>
    </message>
    <message>
        <source>Opening files…</source>
        <translation>Ouverture des fichiers…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>Opening or saving the project…</source>
        <translation>Ouverture ou enregistrement du projet…</translation>
    </message>
    <message>
        <source>Reading page {0} of {1}</source>
        <translation>Lecture de la page {0} sur {1}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>{0}: finding the lines…</source>
        <translation>{0}&#xa0;: recherche des lignes…</translation>
    </message>
    <message>
        <source>{0}: line {1} of {2}</source>
        <translation>{0}&#xa0;: ligne {1} sur {2}</translation>
    </message>
    <message>
        <source>{0}, hard to read</source>
        <translation>{0}, difficile à lire</translation>
    </message>
    <message>
        <source>the writing is too small; scan it with more dots per inch</source>
        <translation>l’écriture est trop petite&#x202f;; numérisez-la avec une plus haute résolution</translation>
    </message>
    <message>
        <source>it is blurred; photograph it again with a steady hand</source>
        <translation>elle est floue&#x202f;; photographiez-la de nouveau sans bouger</translation>
    </message>
    <message>
        <source>it is too dark; photograph it again with more light</source>
        <translation>elle est trop sombre&#x202f;; photographiez-la de nouveau avec plus de lumière</translation>
    </message>
    <message>
        <source>the writing is too faint; scan it again with more contrast</source>
        <translation>l’écriture est trop pâle&#x202f;; numérisez-la de nouveau avec plus de contraste</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>pas encore lue</translation>
    </message>
    <message>
        <source>{0}, {1} to check</source>
        <translation>{0}, {1} à vérifier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Gestures</source>
        <translation>Gestes</translation>
    </message>
    <message>
        <source>Keyboard window</source>
        <translation>Fenêtre du clavier</translation>
    </message>
    <message>
        <source>English word list</source>
        <translation>Liste de mots anglais</translation>
    </message>
    <message>
        <source>French word list</source>
        <translation>Liste de mots français</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Holds from the next start on</source>
        <translation>Prend effet au prochain démarrage</translation>
    </message>
    <message>
        <source>Read pages when they are shown</source>
        <translation>Lire les pages dès leur affichage</translation>
    </message>
    <message>
        <source>Left-handed</source>
        <translation>Gaucher</translation>
    </message>
    <message>
        <source>Keys and buttons change sides</source>
        <translation>Les touches et les boutons changent de côté</translation>
    </message>
    <message>
        <source>Only the pen writes</source>
        <translation>Seul le stylet écrit</translation>
    </message>
    <message>
        <source>Fingers move the paper</source>
        <translation>Les doigts déplacent le papier</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>Épaisseur du trait</translation>
    </message>
    <message>
        <source>Capital at the start of a sentence</source>
        <translation>Majuscule en début de phrase</translation>
    </message>
    <message>
        <source>Learn the words I write</source>
        <translation>Apprendre les mots que j’écris</translation>
    </message>
    <message>
        <source>Insert words after a pause of</source>
        <translation>Insérer les mots après une pause de</translation>
    </message>
    <message>
        <source>Scratch out: delete</source>
        <translation>Gribouillis&#xa0;: supprimer</translation>
    </message>
    <message>
        <source>Long stroke to the left: Backspace</source>
        <translation>Long trait vers la gauche&#xa0;: retour arrière</translation>
    </message>
    <message>
        <source>Long stroke to the right: Space</source>
        <translation>Long trait vers la droite&#xa0;: espace</translation>
    </message>
    <message>
        <source>Hook down and left: Enter</source>
        <translation>Crochet vers le bas puis à gauche&#xa0;: Entrée</translation>
    </message>
    <message>
        <source>Show and hide it</source>
        <translation>L’afficher et la masquer</translation>
    </message>
    <message>
        <source>Works in every program on X11, from the next start of the keyboard on</source>
        <translation>Fonctionne dans tous les programmes sous X11, dès le prochain démarrage du clavier</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>never, only with Enter</source>
        <translation>jamais, seulement avec Entrée</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1&#x202f;%</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>UPPER CASE</source>
        <translation>MAJUSCULES</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insérer</translation>
    </message>
    <message>
        <source>Put the words into the text</source>
        <translation>Insérer les mots dans le texte</translation>
    </message>
    <message>
        <source>Take the last stroke or step back</source>
        <translation>Annuler le dernier trait ou la dernière action</translation>
    </message>
    <message>
        <source>Bring back what was undone</source>
        <translation>Rétablir ce qui a été annulé</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Gomme</translation>
    </message>
    <message>
        <source>Wipe over strokes to erase them</source>
        <translation>Passer sur les traits pour les effacer</translation>
    </message>
    <message>
        <source>&amp;Clear pad</source>
        <translation>&amp;Effacer tout</translation>
    </message>
    <message>
        <source>Take all ink off the pad</source>
        <translation>Effacer toute l’encre de la zone d’écriture</translation>
    </message>
    <message>
        <source>&amp;Previous word</source>
        <translation>Mot &amp;précédent</translation>
    </message>
    <message>
        <source>Show what the word before may say</source>
        <translation>Afficher les lectures possibles du mot précédent</translation>
    </message>
    <message>
        <source>&amp;Next word</source>
        <translation>Mot &amp;suivant</translation>
    </message>
    <message>
        <source>Show what the word after may say</source>
        <translation>Afficher les lectures possibles du mot suivant</translation>
    </message>
    <message>
        <source>Next &amp;doubtful word</source>
        <translation>Mot &amp;douteux suivant</translation>
    </message>
    <message>
        <source>Go to the next doubtful word of the text</source>
        <translation>Aller au mot douteux suivant du texte</translation>
    </message>
    <message>
        <source>&amp;Join with the next word</source>
        <translation>&amp;Joindre au mot suivant</translation>
    </message>
    <message>
        <source>Make one word of this one and the next</source>
        <translation>Réunir ce mot et le suivant en un seul</translation>
    </message>
    <message>
        <source>Sp&amp;lit the word</source>
        <translation>Di&amp;viser le mot</translation>
    </message>
    <message>
        <source>Digits onl&amp;y</source>
        <translation>C&amp;hiffres uniquement</translation>
    </message>
    <message>
        <source>Copy te&amp;xt</source>
        <translation>&amp;Copier le texte</translation>
    </message>
    <message>
        <source>Copy ink &amp;as picture</source>
        <translation>Copier &amp;l’encre en image</translation>
    </message>
    <message>
        <source>Make two words of this one, at its widest gap</source>
        <translation>Diviser ce mot en deux à son plus grand intervalle</translation>
    </message>
    <message>
        <source>Read everything as digits</source>
        <translation>Lire tout comme des chiffres</translation>
    </message>
    <message>
        <source>Copy the whole text</source>
        <translation>Copier tout le texte</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>&amp;Open ink…</source>
        <translation>&amp;Ouvrir de l’encre…</translation>
    </message>
    <message>
        <source>Put ink from an InkML file on the pad</source>
        <translation>Placer l’encre d’un fichier InkML dans la zone d’écriture</translation>
    </message>
    <message>
        <source>&amp;Save ink…</source>
        <translation>E&amp;nregistrer l’encre…</translation>
    </message>
    <message>
        <source>Save the ink as an InkML file</source>
        <translation>Enregistrer l’encre dans un fichier InkML</translation>
    </message>
    <message>
        <source>&amp;Gestures…</source>
        <translation>Ges&amp;tes…</translation>
    </message>
    <message>
        <source>Show the strokes that are signs</source>
        <translation>Afficher les traits qui ont une fonction</translation>
    </message>
    <message>
        <source>&amp;My words…</source>
        <translation>&amp;Mes mots…</translation>
    </message>
    <message>
        <source>See, forget or export the words that Plume learned from you</source>
        <translation>Consulter, oublier ou exporter les mots que Plume a appris de vous</translation>
    </message>
    <message>
        <source>&amp;Keyboard window</source>
        <translation>&amp;Fenêtre du clavier</translation>
    </message>
    <message>
        <source>Write into other programs; the same as plume --pad</source>
        <translation>Écrire dans d’autres programmes&#x202f;; équivaut à plume --pad</translation>
    </message>
    <message>
        <source>&amp;Try a sample</source>
        <translation>Essa&amp;yer un exemple</translation>
    </message>
    <message>
        <source>Watch a sample being written and read</source>
        <translation>Regarder un exemple s’écrire et être lu</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Encre</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Données personnelles</translation>
    </message>
    <message>
        <source>This is all that Plume keeps about you besides the files you saved. It stays on this computer, in files that only you may read.</source>
        <translation>Voici tout ce que Plume garde sur vous en dehors des fichiers que vous avez enregistrés. Cela reste sur cet ordinateur, dans des fichiers que vous seul pouvez lire.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete: {0}</source>
        <translation>Supprimer&#xa0;: {0}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Delete for good: {0}?</source>
        <translation>Supprimer définitivement&#xa0;: {0}&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Text in Write mode</source>
        <translation>Texte du mode Écrire</translation>
    </message>
    <message>
        <source>It is there again at the next start.</source>
        <translation>Il revient au prochain démarrage.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln caractère</numerusform>
            <numerusform>%Ln caractères</numerusform>
        </translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Fichiers récents</translation>
    </message>
    <message>
        <source>What the menu File offers to open again.</source>
        <translation>Ce que le menu Fichier propose de rouvrir.</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>Copies that are offered after a crash.</source>
        <translation>Copies proposées après un plantage.</translation>
    </message>
    <message>
        <source>Piles of forms</source>
        <translation>Piles de formulaires</translation>
    </message>
    <message>
        <source>Results and corrections, to go on with later.</source>
        <translation>Résultats et corrections, pour continuer plus tard.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What went wrong, without the words of documents.</source>
        <translation>Ce qui a mal tourné, sans les mots des documents.</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>Mes mots</translation>
    </message>
    <message>
        <source>Words you wrote, which become likelier.</source>
        <translation>Mots que vous avez écrits et qui deviennent plus probables.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln mot</numerusform>
            <numerusform>%Ln mots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln fichier</numerusform>
            <numerusform>%Ln fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CandidateButton</name>
    <message>
        <source>Candidate {0}</source>
        <translation>Proposition {0}</translation>
    </message>
    <message>
        <source>{0}, {1}, key {2}</source>
        <translation>{0}, {1}, touche {2}</translation>
    </message>
    <message>
        <source>Take “{0}” (key {1}, or Alt+{1} while typing); {2} sure</source>
        <translation>Choisir «&#xa0;{0}&#xa0;» (touche {1}, ou Alt+{1} pendant la saisie)&#x202f;; sûr à {2}</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>What the word may say</source>
        <translation>Lectures possibles du mot</translation>
    </message>
</context>
<context>
    <name>DropSign</name>
    <message>
        <source>Drop to open</source>
        <translation>Déposer pour ouvrir</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a scan here, or open one</source>
        <translation>Déposez une numérisation ici, ou ouvrez-en une</translation>
    </message>
    <message>
        <source>Pictures (PNG, JPEG, TIFF, BMP, WebP), PDF files, ink (InkML), whole folders,
or a picture from the clipboard ({0}).</source>
        <translation>Images (PNG, JPEG, TIFF, BMP, WebP), fichiers PDF, encre (InkML), dossiers entiers
ou image du presse-papiers ({0}).</translation>
    </message>
    <message>
        <source>Everything is read on this computer; nothing is sent.</source>
        <translation>Tout est lu sur cet ordinateur&#x202f;; rien n’est envoyé.</translation>
    </message>
</context>
<context>
    <name>EnterKey</name>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>Put the words into the text (Enter)</source>
        <translation>Insérer les mots dans le texte (Entrée)</translation>
    </message>
    <message>
        <source>Begin a new line (Enter)</source>
        <translation>Commencer une nouvelle ligne (Entrée)</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>Pictures, PDFs, ink and projects ({0})</source>
        <translation>Images, PDF, encre et projets ({0})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard; copy a picture or a file first.</source>
        <translation>Le presse-papiers ne contient pas d’image&#x202f;; copiez d’abord une image ou un fichier.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
    <message>
        <source>Table for Excel (*.csv)</source>
        <translation>Tableau pour Excel (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Aucun fichier ouvert jusqu’ici</translation>
    </message>
    <message>
        <source>&amp;Forget these files</source>
        <translation>&amp;Oublier ces fichiers</translation>
    </message>
</context>
<context>
    <name>GesturesCard</name>
    <message>
        <source>Gestures</source>
        <translation>Gestes</translation>
    </message>
    <message>
        <source>Scratch out: deletes what it covers</source>
        <translation>Gribouillis&#xa0;: supprime ce qu’il recouvre</translation>
    </message>
    <message>
        <source>A long stroke to the left: Backspace</source>
        <translation>Un long trait vers la gauche&#xa0;: retour arrière</translation>
    </message>
    <message>
        <source>A long stroke to the right: Space</source>
        <translation>Un long trait vers la droite&#xa0;: espace</translation>
    </message>
    <message>
        <source>Down, then left: Enter</source>
        <translation>Vers le bas, puis à gauche&#xa0;: Entrée</translation>
    </message>
    <message>
        <source> (switched off)</source>
        <translation> (désactivé)</translation>
    </message>
    <message>
        <source>Long strokes are as long as a line is high and keep away from other ink.
A sign that was meant as writing comes back with Undo.</source>
        <translation>Un long trait est aussi long que la ligne est haute et reste à l’écart de l’encre.
Un geste qui devait être de l’écriture revient avec Annuler.</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Grey levels before and after preprocessing</source>
        <translation>Niveaux de gris avant et après préparation</translation>
    </message>
    <message>
        <source>Grey levels of the page</source>
        <translation>Niveaux de gris de la page</translation>
    </message>
    <message>
        <source>black</source>
        <translation>noir</translation>
    </message>
    <message>
        <source>white</source>
        <translation>blanc</translation>
    </message>
    <message>
        <source>as scanned</source>
        <translation>numérisation</translation>
    </message>
    <message>
        <source>as the recogniser sees it</source>
        <translation>ce que Plume lit</translation>
    </message>
</context>
<context>
    <name>InkFiles</name>
    <message>
        <source>Open ink</source>
        <translation>Ouvrir de l’encre</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>encre</translation>
    </message>
    <message>
        <source>Save ink</source>
        <translation>Enregistrer l’encre</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} enregistré.</translation>
    </message>
    <message>
        <source>The ink was copied as a picture.</source>
        <translation>L’encre a été copiée en image.</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Images ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Ink ({0})</source>
        <translation>Encre ({0})</translation>
    </message>
</context>
<context>
    <name>InkPad</name>
    <message>
        <source>Pad to write on</source>
        <translation>Zone d’écriture</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Write here with pen, finger or mouse</source>
        <translation>Écrivez ici au stylet, au doigt ou à la souris</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Space (Space bar)</source>
        <translation>Espace (barre d’espace)</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
    <message>
        <source>Take the ink of the word away (Backspace)</source>
        <translation>Effacer l’encre du mot (Retour arrière)</translation>
    </message>
    <message>
        <source>Take the last word or character away (Backspace)</source>
        <translation>Supprimer le dernier mot ou caractère (Retour arrière)</translation>
    </message>
    <message>
        <source>Shift: the next word begins with a capital</source>
        <translation>Maj&#xa0;: le mot suivant commence par une majuscule</translation>
    </message>
    <message>
        <source>The next word begins with a capital; press for UPPER CASE</source>
        <translation>Le mot suivant commence par une majuscule&#x202f;; appuyer pour les MAJUSCULES</translation>
    </message>
    <message>
        <source>Everything is UPPER CASE; press to end it</source>
        <translation>Tout est en MAJUSCULES&#x202f;; appuyer pour arrêter</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>Put {0} into the text</source>
        <translation>Insérer {0} dans le texte</translation>
    </message>
</context>
<context>
    <name>LineDetails</name>
    <message>
        <source>Line {0}</source>
        <translation>Ligne {0}</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Aucune ligne</translation>
    </message>
    <message>
        <source>Text of the line</source>
        <translation>Texte de la ligne</translation>
    </message>
    <message>
        <source>The text of the line; Enter or Tab says that it is right and goes on</source>
        <translation>Le texte de la ligne&#x202f;; Entrée ou Tab le confirme et continue</translation>
    </message>
    <message>
        <source>Other readings: press 1–9, or Alt+1–9</source>
        <translation>Autres lectures&#xa0;: touches 1–9, ou Alt+1–9</translation>
    </message>
    <message>
        <source>{0} sure, please check</source>
        <translation>Sûr à {0}, à vérifier</translation>
    </message>
    <message>
        <source>{0} sure</source>
        <translation>Sûr à {0}</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(rien)</translation>
    </message>
    <message>
        <source>Take this text</source>
        <translation>Choisir ce texte</translation>
    </message>
</context>
<context>
    <name>LinesHeader</name>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>{0} à vérifier</translation>
    </message>
    <message numerus="yes">
        <source>Next of %n lines to check</source>
        <translation>
            <numerusform>Aller à la ligne à vérifier (%n)</numerusform>
            <numerusform>Ligne suivante parmi&#x202f;%n à vérifier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Written and checked by {0}, {1}; Plume read “{2}”.</source>
        <translation>Saisi et vérifié par {0}, {1}&#x202f;; Plume avait lu «&#xa0;{2}&#xa0;».</translation>
    </message>
    <message>
        <source>Written by {0}, {1}; Plume read “{2}”.</source>
        <translation>Saisi par {0}, {1}&#x202f;; Plume avait lu «&#xa0;{2}&#xa0;».</translation>
    </message>
    <message>
        <source>Checked by {0}, {1}: it is right.</source>
        <translation>Vérifié par {0}, {1}&#xa0;: c’est juste.</translation>
    </message>
    <message>
        <source>Plume is only {0} sure of this text; please check it.</source>
        <translation>Plume n’est sûr de ce texte qu’à {0}&#x202f;; veuillez le vérifier.</translation>
    </message>
    <message>
        <source>Plume is {0} sure of this text.</source>
        <translation>Plume est sûr de ce texte à {0}.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
</context>
<context>
    <name>LinesTable</name>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Sett&amp;ings…</source>
        <translation>Paramètr&amp;es…</translation>
    </message>
    <message>
        <source>Language, hand, words, gestures and the keyboard</source>
        <translation>Langue, main, mots, gestes et clavier</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Plume</source>
        <translation>À &amp;propos de Plume</translation>
    </message>
    <message>
        <source>Personal &amp;data…</source>
        <translation>&amp;Données personnelles…</translation>
    </message>
    <message>
        <source>What Plume keeps about you, and how to delete it</source>
        <translation>Ce que Plume garde sur vous, et comment le supprimer</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Kind of message</source>
        <translation>Type de message</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Information</translation>
    </message>
</context>
<context>
    <name>ModeMenu</name>
    <message>
        <source>W&amp;hat I write</source>
        <translation>Ce &amp;que j’écris</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message numerus="yes">
        <source>%Ln of {0} files could not be opened.</source>
        <translation>
            <numerusform>%Ln fichier sur {0} n’a pas pu être ouvert.</numerusform>
            <numerusform>%Ln fichiers sur {0} n’ont pas pu être ouverts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PadHeader</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>How much the window hides what is behind it</source>
        <translation>À quel point la fenêtre cache ce qui est derrière elle</translation>
    </message>
    <message>
        <source>Gestures</source>
        <translation>Gestes</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>Mes mots</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Close the keyboard</source>
        <translation>Fermer le clavier</translation>
    </message>
    <message>
        <source>Let it float</source>
        <translation>Détacher la fenêtre</translation>
    </message>
    <message>
        <source>Dock at the bottom</source>
        <translation>Ancrer en bas de l’écran</translation>
    </message>
</context>
<context>
    <name>PadWindow</name>
    <message>
        <source>Plume keyboard</source>
        <translation>Clavier Plume</translation>
    </message>
    <message>
        <source>This desktop takes no keys: paste with Ctrl+V what you wrote.</source>
        <translation>Ce bureau refuse les frappes simulées&#xa0;: collez avec Ctrl+V ce que vous avez écrit.</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>PagePanel</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation>Cette page ne peut pas être affichée.</translation>
    </message>
    <message>
        <source>Loading the page…</source>
        <translation>Chargement de la page…</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Read all</source>
        <translation>Tout lire</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>Insert &amp;words</source>
        <translation>Insertion des mots</translation>
    </message>
    <message>
        <source>With Enter</source>
        <translation>Avec Entrée</translation>
    </message>
    <message>
        <source>After {0} s</source>
        <translation>Après {0} s</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The model is loading; what you write is read as soon as it is there.</source>
        <translation>Le modèle de lecture se charge&#x202f;; ce que vous écrivez sera lu dès qu’il sera prêt.</translation>
    </message>
    <message>
        <source>Nothing could be made out; write on, or larger.</source>
        <translation>Rien n’a pu être déchiffré&#x202f;; continuez, ou écrivez plus grand.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>What a word may say is offered here: click it, or press its number.</source>
        <translation>Les lectures possibles d’un mot s’affichent ici&#xa0;: cliquez dessus, ou appuyez sur leur numéro.</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message>
        <source>Plume project (*.plume)</source>
        <translation>Projet Plume (*.plume)</translation>
    </message>
    <message>
        <source>Plume project with copies of the scans (*.plume)</source>
        <translation>Projet Plume avec copie des numérisations (*.plume)</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projet</translation>
    </message>
    <message numerus="yes">
        <source>The project is open; %Ln things in it need you:</source>
        <translation>
            <numerusform>Le projet est ouvert&#x202f;;&#x202f;%Ln point demande votre attention&#xa0;:</numerusform>
            <numerusform>Le projet est ouvert&#x202f;;&#x202f;%Ln points demandent votre attention&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Modes</source>
        <translation>Modes</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Read scans and photos of handwriting</source>
        <translation>Lire des numérisations et des photos d’écriture manuscrite</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Write by hand and get text</source>
        <translation>Écrire à la main et obtenir du texte</translation>
    </message>
</context>
<context>
    <name>ReadSession</name>
    <message>
        <source>change of a text</source>
        <translation>la modification d’un texte</translation>
    </message>
    <message>
        <source>check</source>
        <translation>la vérification</translation>
    </message>
    <message>
        <source>taking back of a check</source>
        <translation>le retrait d’une vérification</translation>
    </message>
    <message>
        <source>removal of lines</source>
        <translation>la suppression de lignes</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>la lecture</translation>
    </message>
    <message>
        <source>addition of a line</source>
        <translation>l’ajout d’une ligne</translation>
    </message>
</context>
<context>
    <name>ReadToolBar</name>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Page {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>ReadView</name>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} enregistré.</translation>
    </message>
    <message>
        <source>Nothing is left to check.</source>
        <translation>Il ne reste rien à vérifier.</translation>
    </message>
    <message>
        <source>{0} lay the wrong way and was turned.</source>
        <translation>{0} était dans le mauvais sens et a été pivotée.</translation>
    </message>
    <message>
        <source>{0} may be misread: {1}.</source>
        <translation>{0} risque d’être mal lue&#xa0;: {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages are hard to read.</source>
        <translation>
            <numerusform>%Ln page est difficile à lire.</numerusform>
            <numerusform>%Ln pages sont difficiles à lire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {0} without the pages that have not been read ({1} of {2}).</source>
        <translation>{0} exporté sans les pages qui n’ont pas été lues ({1} sur {2}).</translation>
    </message>
    <message>
        <source>Exported {0}.</source>
        <translation>{0} exporté.</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Annuler {0}</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Rétablir {0}</translation>
    </message>
    <message>
        <source>No handwriting was found on this page.</source>
        <translation>Aucune écriture manuscrite n’a été trouvée sur cette page.</translation>
    </message>
    <message>
        <source>Reading the page…</source>
        <translation>Lecture de la page…</translation>
    </message>
    <message>
        <source>This page will be read next.</source>
        <translation>Cette page sera lue ensuite.</translation>
    </message>
    <message>
        <source>This page has not been read ({0} reads it).</source>
        <translation>Cette page n’a pas été lue ({0} pour la lire).</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>In the text:</source>
        <translation>Dans le texte&#xa0;:</translation>
    </message>
    <message>
        <source>When the words on the pad become text</source>
        <translation>Quand les mots écrits deviennent du texte</translation>
    </message>
    <message>
        <source>What the words may be</source>
        <translation>Ce que les mots peuvent être</translation>
    </message>
    <message>
        <source>Writing: {0}</source>
        <translation>Écriture&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Insert words: {0}</source>
        <translation>Insertion des mots&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <source>Plume did not end as it should. Your work on %Ln pages was kept ({0}).</source>
        <translation>
            <numerusform>Plume ne s’est pas terminé normalement. Votre travail sur&#x202f;%Ln page a été conservé ({0}).</numerusform>
            <numerusform>Plume ne s’est pas terminé normalement. Votre travail sur&#x202f;%Ln pages a été conservé ({0}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Work of an earlier run cannot be read any more: {0} It is kept as {1}.</source>
        <translation>Le travail d’une session précédente n’est plus lisible&#xa0;: {0} Il est conservé sous {1}.</translation>
    </message>
    <message>
        <source>Your work is not kept safe in case of a crash: {0}</source>
        <translation>Votre travail n’est pas protégé en cas de panne&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Check below</source>
        <translation>Vérifier sous</translation>
    </message>
    <message>
        <source>Review threshold in percent</source>
        <translation>Seuil de vérification en pour cent</translation>
    </message>
    <message>
        <source>Lines that Plume is less sure of are marked for you to check (Ctrl+T)</source>
        <translation>Les lignes dont Plume est moins sûr sont marquées pour être vérifiées (Ctrl+T)</translation>
    </message>
    <message>
        <source>What is left to look at</source>
        <translation>Ce qui reste à vérifier</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
    <message>
        <source>Nothing is left to check.</source>
        <translation>Il ne reste rien à vérifier.</translation>
    </message>
    <message>
        <source>About {0} should be right.</source>
        <translation>Environ {0} devraient être justes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {0} lines are left to check.</source>
        <translation>
            <numerusform>Il reste&#x202f;%Ln ligne sur {0} à vérifier.</numerusform>
            <numerusform>Il reste&#x202f;%Ln lignes sur {0} à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Then about {0} should be right.</source>
        <translation>Ensuite, environ {0} devraient être justes.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A process that reads pages ended unexpectedly; restart Plume.</source>
        <translation>Un processus de lecture s’est arrêté de façon inattendue&#x202f;; redémarrez Plume.</translation>
    </message>
    <message>
        <source>A stroke needs at least one point.</source>
        <translation>Un trait doit avoir au moins un point.</translation>
    </message>
    <message>
        <source>An array of shape {0} is not a picture.</source>
        <translation>Un tableau de forme {0} n’est pas une image.</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>périphérique ou ressource occupés</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>le fichier existe déjà</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>nom de fichier trop long</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>erreur d’entrée-sortie</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>il n’y a plus de place sur le disque</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>fichier ou dossier introuvable</translation>
    </message>
    <message>
        <source>No text matches the pattern {0}.</source>
        <translation>Aucun texte ne correspond au motif {0}.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permission refusée</translation>
    </message>
    <message>
        <source>Pixels of type {0} are not a picture.</source>
        <translation>Des pixels de type {0} ne forment pas une image.</translation>
    </message>
    <message>
        <source>Plume met a problem it did not expect ({0}: {1}).</source>
        <translation>Plume a rencontré un problème inattendu ({0}&#xa0;: {1}).</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>le système de fichiers est en lecture seule</translation>
    </message>
    <message>
        <source>The copy of {0} in {1} is missing or damaged.</source>
        <translation>La copie de {0} dans {1} manque ou est endommagée.</translation>
    </message>
    <message>
        <source>The date format {0} is not known; write it like DD/MM/YYYY.</source>
        <translation>Le format de date {0} est inconnu&#x202f;; écrivez-le comme DD/MM/YYYY.</translation>
    </message>
    <message>
        <source>The description {0} of hands cannot be read: {1}.</source>
        <translation>La description {0} des mains est illisible&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The description {0} of hands holds impossible values.</source>
        <translation>La description {0} des mains contient des valeurs impossibles.</translation>
    </message>
    <message>
        <source>The display cannot be reached to type: {0}.</source>
        <translation>L’écran ne peut pas être atteint pour la saisie&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The display takes no keys from programs.</source>
        <translation>L’écran n’accepte pas de frappes des programmes.</translation>
    </message>
    <message>
        <source>The field kind {0} is not known; use one of {1}.</source>
        <translation>Le type de champ {0} est inconnu&#x202f;; utilisez l’un de ceux-ci&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The ink cannot be saved as {0}: {1}.</source>
        <translation>L’encre ne peut pas être enregistrée sous {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The ink channel {0} has {1} values for {2} points.</source>
        <translation>Le canal d’encre {0} a {1} valeurs pour {2} points.</translation>
    </message>
    <message>
        <source>The ink channel {0} must be a list of finite numbers.</source>
        <translation>Le canal d’encre {0} doit être une liste de nombres finis.</translation>
    </message>
    <message>
        <source>The ink file {0} cannot be opened: {1}.</source>
        <translation>Le fichier d’encre {0} ne peut pas être ouvert&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The ink file {0} is not a file.</source>
        <translation>{0} n’est pas un fichier d’encre.</translation>
    </message>
    <message>
        <source>The language model {0} cannot be read: {1}.</source>
        <translation>Le modèle de langue {0} ne peut pas être lu&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The language model {0} is missing; reinstall Plume.</source>
        <translation>Le modèle de langue {0} manque&#x202f;; réinstallez Plume.</translation>
    </message>
    <message>
        <source>The model description {0} cannot be read: {1}.</source>
        <translation>La description du modèle {0} ne peut pas être lue&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The model description {0} holds impossible values.</source>
        <translation>La description du modèle {0} contient des valeurs impossibles.</translation>
    </message>
    <message>
        <source>The model description {0} is damaged: {1}.</source>
        <translation>La description du modèle {0} est endommagée&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The model description {0} is missing; reinstall Plume.</source>
        <translation>La description du modèle {0} manque&#x202f;; réinstallez Plume.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be loaded: {1}.</source>
        <translation>Le modèle {0} ne peut pas être chargé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The model file {0} does not belong to its description (checksum differs); copy both files again.</source>
        <translation>Le modèle {0} ne correspond pas à sa description (somme de contrôle différente)&#x202f;; copiez de nouveau les deux fichiers.</translation>
    </message>
    <message>
        <source>The model file {0} does not belong to its description.</source>
        <translation>Le fichier de modèle {0} ne correspond pas à sa description.</translation>
    </message>
    <message>
        <source>The model file {0} is missing; reinstall Plume.</source>
        <translation>Le modèle {0} manque&#x202f;; réinstallez Plume.</translation>
    </message>
    <message>
        <source>The pattern {0} cannot be used: {1}.</source>
        <translation>Le motif {0} ne peut pas être utilisé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>L’image n’a pas de pixels.</translation>
    </message>
    <message>
        <source>There is no ink to save.</source>
        <translation>Il n’y a pas d’encre à enregistrer.</translation>
    </message>
    <message>
        <source>There is no ink.</source>
        <translation>Il n’y a pas d’encre.</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture; try a smaller one.</source>
        <translation>La mémoire ne suffit pas pour cette image&#x202f;; essayez-en une plus petite.</translation>
    </message>
    <message>
        <source>Too little is printed on {0} for finding it on scans; use a form with labels or boxes.</source>
        <translation>{0} comporte trop peu d’éléments imprimés pour être reconnu sur les numérisations&#x202f;; utilisez un formulaire avec des libellés ou des cadres.</translation>
    </message>
    <message>
        <source>Two templates are called {0}; leave one of them out.</source>
        <translation>Deux gabarits s’appellent {0}&#x202f;; n’en gardez qu’un.</translation>
    </message>
    <message>
        <source>Two templates are called {0}; rename one of them.</source>
        <translation>Deux gabarits s’appellent {0}&#x202f;; renommez l’un d’eux.</translation>
    </message>
    <message>
        <source>Your words in {0} cannot be read: {1}; mend or delete the file.</source>
        <translation>Vos mots dans {0} ne peuvent pas être lus&#xa0;: {1}&#x202f;; corrigez ou supprimez le fichier.</translation>
    </message>
    <message>
        <source>must be filled in</source>
        <translation>doit être rempli</translation>
    </message>
    <message>
        <source>must be {0} or {1}</source>
        <translation>doit être {0} ou {1}</translation>
    </message>
    <message>
        <source>the form {0} is cut off at the field {1}</source>
        <translation>le formulaire {0} est coupé au champ {1}</translation>
    </message>
    <message>
        <source>the page does not show {0}</source>
        <translation>la page ne montre pas {0}</translation>
    </message>
    <message>
        <source>the page is blank</source>
        <translation>la page est vierge</translation>
    </message>
    <message>
        <source>{0} cannot be deleted: {1}.</source>
        <translation>{0} ne peut pas être supprimé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be moved: {1}.</source>
        <translation>{0} ne peut pas être déplacé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} ne peut pas être lu&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} ne peut pas être écrit&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}; choose another place.</source>
        <translation>{0} ne peut pas être écrit&#xa0;: {1}&#x202f;; choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>{0} does not exist; check the name.</source>
        <translation>{0} n’existe pas&#x202f;; vérifiez le nom.</translation>
    </message>
    <message>
        <source>{0} does not fit into this machine&apos;s memory; make it smaller first.</source>
        <translation>{0} ne tient pas dans la mémoire de cet ordinateur&#x202f;; réduisez-le d’abord.</translation>
    </message>
    <message>
        <source>{0} has fewer pages than before; put the old file back.</source>
        <translation>{0} a moins de pages qu’avant&#x202f;; remettez l’ancien fichier.</translation>
    </message>
    <message>
        <source>{0} has no column {1} but {2}; rename the right one, or give a list of a single column.</source>
        <translation>{0} n’a pas de colonne {1} mais {2}&#x202f;; renommez la bonne, ou donnez une liste d’une seule colonne.</translation>
    </message>
    <message>
        <source>{0} has no pages.</source>
        <translation>{0} n’a pas de pages.</translation>
    </message>
    <message>
        <source>{0} has no values for the field {1}; check the list.</source>
        <translation>{0} n’a pas de valeurs pour le champ {1}&#x202f;; vérifiez la liste.</translation>
    </message>
    <message>
        <source>{0} has {1} pages; the template {2} needs page {3}.</source>
        <translation>{0} a {1} pages&#x202f;; le gabarit {2} demande la page {3}.</translation>
    </message>
    <message>
        <source>{0} has {1} pages; there is no page {2}.</source>
        <translation>{0} a {1} pages&#x202f;; il n’y a pas de page {2}.</translation>
    </message>
    <message>
        <source>{0} holds no picture or PDF.</source>
        <translation>{0} ne contient ni image ni PDF.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a file in it.</source>
        <translation>{0} est un dossier&#x202f;; choisissez un fichier qu’il contient.</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}); open another copy of it.</source>
        <translation>{0} est endommagé ({1})&#x202f;; ouvrez-en une autre copie.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short; copy it again.</source>
        <translation>{0} est endommagé ou tronqué&#x202f;; copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short; scan or copy it again.</source>
        <translation>{0} est endommagé ou tronqué&#x202f;; numérisez-le ou copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{0} is damaged: it has no version; open another copy of it.</source>
        <translation>{0} est endommagé&#xa0;: il n’a pas de version&#x202f;; ouvrez-en une autre copie.</translation>
    </message>
    <message>
        <source>{0} is empty; scan or copy it again.</source>
        <translation>{0} est vide&#x202f;; numérisez-le ou copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{0} is in use: the same batch is open already.</source>
        <translation>{0} est utilisé&#xa0;: le même lot est déjà ouvert.</translation>
    </message>
    <message>
        <source>{0} is less than {1}</source>
        <translation>{0} est inférieur à {1}</translation>
    </message>
    <message>
        <source>{0} is missing; put it back, its text is kept.</source>
        <translation>{0} manque&#x202f;; remettez-le en place, son texte est conservé.</translation>
    </message>
    <message>
        <source>{0} is more than {1}</source>
        <translation>{0} est supérieur à {1}</translation>
    </message>
    <message>
        <source>{0} is no Plume project, or it is damaged; open another copy of it.</source>
        <translation>{0} n’est pas un projet Plume, ou il est endommagé&#x202f;; ouvrez-en une autre copie.</translation>
    </message>
    <message>
        <source>{0} is no Plume project, or it is damaged; open another copy.</source>
        <translation>{0} n’est pas un projet Plume, ou il est endommagé&#x202f;; ouvrez-en une autre copie.</translation>
    </message>
    <message>
        <source>{0} is not a CSV list: {1}.</source>
        <translation>{0} n’est pas une liste CSV&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a Plume model description.</source>
        <translation>{0} n’est pas la description d’un modèle de Plume.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template: {1}.</source>
        <translation>{0} n’est pas un gabarit de Plume&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template; it must say &quot;format&quot;: &quot;{1}&quot;.</source>
        <translation>{0} n’est pas un gabarit de Plume&#x202f;; il doit contenir &quot;format&quot;: &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>{0} is not a file; choose a picture or a PDF.</source>
        <translation>{0} n’est pas un fichier&#x202f;; choisissez une image ou un PDF.</translation>
    </message>
    <message>
        <source>{0} is not a picture that Plume can read; use PNG, JPEG, TIFF, BMP, WebP or PDF.</source>
        <translation>{0} n’est pas une image que Plume sait lire&#x202f;; utilisez PNG, JPEG, TIFF, BMP, WebP ou PDF.</translation>
    </message>
    <message>
        <source>{0} is not a {1}</source>
        <translation>{0} n’est pas valide ({1})</translation>
    </message>
    <message>
        <source>{0} is not among the expected values</source>
        <translation>{0} ne fait pas partie des valeurs attendues</translation>
    </message>
    <message>
        <source>{0} is not of the kind {1}</source>
        <translation>{0} n’est pas du type {1}</translation>
    </message>
    <message>
        <source>{0} is protected by a password; save a copy without one and open that.</source>
        <translation>{0} est protégé par un mot de passe&#x202f;; enregistrez une copie sans mot de passe et ouvrez-la.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels; Plume reads pictures of up to {3} million pixels, so make it smaller first.</source>
        <translation>{0} fait {1} x {2} pixels&#x202f;; Plume lit des images jusqu’à {3} millions de pixels, réduisez-la d’abord.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels; the template {3} was drawn on a picture of {4} x {5}.</source>
        <translation>{0} fait {1} x {2} pixels&#x202f;; le gabarit {3} a été dessiné sur une image de {4} x {5}.</translation>
    </message>
    <message>
        <source>{0} was made by a newer Plume; update the program to open it. Nothing was changed.</source>
        <translation>{0} a été créé par une version plus récente de Plume&#x202f;; mettez le programme à jour pour l’ouvrir. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>{0} was made by a newer Plume; update the program to use it.</source>
        <translation>{0} a été créé par une version plus récente de Plume&#x202f;; mettez le programme à jour pour l’utiliser.</translation>
    </message>
    <message>
        <source>{0} was made for a newer Plume; update the program.</source>
        <translation>{0} a été créé pour une version plus récente de Plume&#x202f;; mettez le programme à jour.</translation>
    </message>
    <message>
        <source>{0}, template {1}</source>
        <translation>{0}, gabarit {1}</translation>
    </message>
    <message>
        <source>{0}: field {1} {2}</source>
        <translation>{0}&#xa0;: champ {1} {2}</translation>
    </message>
    <message>
        <source>{0}: field {1}: {2}</source>
        <translation>{0}&#xa0;: champ {1}&#xa0;: {2}</translation>
    </message>
    <message>
        <source>{0}: the template needs a name.</source>
        <translation>{0}&#xa0;: le gabarit doit avoir un nom.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
</context>
<context>
    <name>SnippetCanvas</name>
    <message>
        <source>Picture of the line</source>
        <translation>Image de la ligne</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Lines of this page</source>
        <translation>Lignes de cette page</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>No model: nothing can be read</source>
        <translation>Pas de modèle&#xa0;: rien ne peut être lu</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Chargement du modèle…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>State of the reading</source>
        <translation>État de la lecture</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Text written so far</source>
        <translation>Texte écrit jusqu’ici</translation>
    </message>
    <message>
        <source>What you write becomes text here.</source>
        <translation>Ce que vous écrivez devient du texte ici.</translation>
    </message>
    <message>
        <source>“{0}” was chosen by you</source>
        <translation>«&#xa0;{0}&#xa0;» a été choisi par vous</translation>
    </message>
    <message>
        <source>⚠ “{0}”: only {1} sure, click it to choose</source>
        <translation>⚠ «&#xa0;{0}&#xa0;»&#xa0;: sûr à {1} seulement, cliquez dessus pour choisir</translation>
    </message>
    <message>
        <source>“{0}”: {1} sure</source>
        <translation>«&#xa0;{0}&#xa0;»&#xa0;: sûr à {1}</translation>
    </message>
</context>
<context>
    <name>TextHeading</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>{0} à vérifier</translation>
    </message>
    <message numerus="yes">
        <source>Go to the next of %n doubtful words</source>
        <translation>
            <numerusform>Aller au mot douteux (%n)</numerusform>
            <numerusform>Aller au suivant des&#x202f;%n mots douteux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordButton</name>
    <message>
        <source>Being read…</source>
        <translation>En cours de lecture…</translation>
    </message>
    <message>
        <source>Nothing could be made out</source>
        <translation>Rien n’a pu être déchiffré</translation>
    </message>
    <message>
        <source>Doubtful: {0} sure</source>
        <translation>Douteux&#xa0;: sûr à {0}</translation>
    </message>
    <message>
        <source>{0} sure</source>
        <translation>Sûr à {0}</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>My words</source>
        <translation>Mes mots</translation>
    </message>
    <message>
        <source>Words you chose or wrote clearly become likelier.</source>
        <translation>Les mots que vous choisissez ou écrivez clairement deviennent plus probables.</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>Rechercher des mots</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Learned words</source>
        <translation>Mots appris</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Delete all</source>
        <translation>&amp;Tout supprimer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} enregistré.</translation>
    </message>
    <message>
        <source>{0}   × {1}</source>
        <translation>{0}   × {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln mot</numerusform>
            <numerusform>%Ln mots</numerusform>
        </translation>
    </message>
    <message>
        <source>words.tsv</source>
        <translation>mots.tsv</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>Exporter les mots</translation>
    </message>
</context>
<context>
    <name>WordsRow</name>
    <message>
        <source>What the ink says</source>
        <translation>Ce que dit l’encre</translation>
    </message>
</context>
<context>
    <name>WriteSession</name>
    <message>
        <source>Nothing could be read; write larger or erase and try again.</source>
        <translation>Rien n’a pu être lu&#x202f;; écrivez plus grand, ou effacez et recommencez.</translation>
    </message>
</context>
<context>
    <name>_Drawing</name>
    <message>
        <source>word</source>
        <translation>mot</translation>
    </message>
</context>
</TS>
