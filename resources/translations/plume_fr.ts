<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name></name>
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
        <source>Your work has not been saved as a project.</source>
        <translation>Votre travail n’a pas été enregistré comme projet.</translation>
    </message>
    <message>
        <source>Save it before it is closed? You can go on from a project, but not from an export.</source>
        <translation>Voulez-vous l’enregistrer avant de fermer&#x202f;? Un projet peut être repris plus tard, un export non.</translation>
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
        <source>&amp;Batch</source>
        <translation>&amp;Lot</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Vérification</translation>
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
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Table for older Excel (CSV)</source>
        <translation>Tableau pour Excel plus ancien (CSV)</translation>
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
        <source>Please check: {0}.</source>
        <translation>À vérifier&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>This scan is hard to read: {0}.</source>
        <translation>Cette image est difficile à lire&#xa0;: {0}.</translation>
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
        <source>{0} sure, please check</source>
        <translation>Sûr à {0}, à vérifier</translation>
    </message>
    <message>
        <source>{0} sure</source>
        <translation>Sûr à {0}</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>un mot</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>une date</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>des chiffres</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>an amount</source>
        <translation>un montant</translation>
    </message>
    <message>
        <source>a code of the form {0}</source>
        <translation>un code de la forme {0}</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>une valeur parmi {0}</translation>
    </message>
    <message>
        <source>a check box: yes or no</source>
        <translation>une case à cocher&#xa0;: oui ou non</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} entre {1} et {2}</translation>
    </message>
    <message>
        <source>{0}, at least {1}</source>
        <translation>{0}, au moins {1}</translation>
    </message>
    <message>
        <source>{0}, at most {1}</source>
        <translation>{0}, au plus {1}</translation>
    </message>
    <message>
        <source>{0}, required</source>
        <translation>{0}, obligatoire</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
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
    <message>
        <source>Checked by {0}, {1}: it is right.</source>
        <translation>Vérifié par {0}, {1}&#xa0;: c’est juste.</translation>
    </message>
    <message>
        <source>Written by {0}, {1}; Plume read “{2}”.</source>
        <translation>Saisi par {0}, {1}&#x202f;; Plume avait lu «&#xa0;{2}&#xa0;».</translation>
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
        <source>Put together the pages that look like the same hand</source>
        <translation>Réunir les pages qui semblent de la même main</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>&amp;Arrêter la lecture</translation>
    </message>
    <message>
        <source>&amp;New batch</source>
        <translation>&amp;Nouveau lot</translation>
    </message>
    <message>
        <source>Choose other scans; what is open is kept</source>
        <translation>Choisir d’autres numérisations&#x202f;; ce qui est ouvert est conservé</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>Read every scan in a folder</source>
        <translation>Lire toutes les numérisations d’un dossier</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>Ajouter des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Read PDFs and pictures</source>
        <translation>Lire des PDF et des images</translation>
    </message>
    <message>
        <source>Add &amp;template…</source>
        <translation>Ajouter un &amp;gabarit…</translation>
    </message>
    <message>
        <source>Choose a template file (.json)</source>
        <translation>Choisir un fichier de gabarit (.json)</translation>
    </message>
    <message>
        <source>Ne&amp;w template…</source>
        <translation>Nouveau ga&amp;barit…</translation>
    </message>
    <message>
        <source>Draw the fields on a scan of the empty form</source>
        <translation>Dessiner les champs sur une numérisation du formulaire vierge</translation>
    </message>
    <message>
        <source>&amp;Start reading</source>
        <translation>&amp;Commencer la lecture</translation>
    </message>
    <message>
        <source>Read all &amp;again</source>
        <translation>&amp;Tout relire</translation>
    </message>
    <message>
        <source>Begin anew; what was read and corrected earlier stays in the list</source>
        <translation>Recommencer&#x202f;; ce qui a été lu et corrigé reste dans la liste</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple batch</source>
        <translation>&amp;Ouvrir le lot d’exemple</translation>
    </message>
    <message>
        <source>See the whole way with some filled forms</source>
        <translation>Voir toute la démarche avec quelques formulaires remplis</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>Begin no new page, or go on</source>
        <translation>Ne plus commencer de page, ou reprendre</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Stop reading; what is read stays</source>
        <translation>Arrêter la lecture&#x202f;; ce qui est lu est conservé</translation>
    </message>
    <message>
        <source>Give the table away for Excel, as CSV or JSON</source>
        <translation>Exporter le tableau pour Excel, en CSV ou en JSON</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Fer&amp;mer</translation>
    </message>
    <message>
        <source>Close the window; everything is kept</source>
        <translation>Fermer la fenêtre&#x202f;; tout est conservé</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close all windows of Plume</source>
        <translation>Fermer toutes les fenêtres de Plume</translation>
    </message>
    <message>
        <source>&amp;Check the doubtful fields</source>
        <translation>&amp;Vérifier les champs douteux</translation>
    </message>
    <message>
        <source>Go through the fields to look at, one after the other</source>
        <translation>Parcourir un à un les champs à vérifier</translation>
    </message>
    <message>
        <source>&amp;Back to the field before</source>
        <translation>Revenir au champ &amp;précédent</translation>
    </message>
    <message>
        <source>Field by f&amp;ield</source>
        <translation>Champ par c&amp;hamp</translation>
    </message>
    <message>
        <source>Check all dates together, then all names, instead of form by form</source>
        <translation>Vérifier toutes les dates ensemble, puis tous les noms, au lieu de formulaire par formulaire</translation>
    </message>
    <message>
        <source>Group by &amp;hand…</source>
        <translation>Regrouper par &amp;écriture…</translation>
    </message>
    <message>
        <source>Put together the forms that look like the same hand</source>
        <translation>Réunir les formulaires qui semblent de la même main</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tableau</translation>
    </message>
    <message>
        <source>Show the table beside the page</source>
        <translation>Afficher le tableau à côté de la page</translation>
    </message>
    <message>
        <source>&amp;Pictures of one field</source>
        <translation>&amp;Images d’un champ</translation>
    </message>
    <message>
        <source>See together what is written in this field on all forms, such as all dates</source>
        <translation>Voir ensemble ce qui est écrit dans ce champ sur tous les formulaires, par exemple toutes les dates</translation>
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
        <source>Open in Read &amp;mode</source>
        <translation>Ouvrir en mode &amp;Lire</translation>
    </message>
    <message>
        <source>Read the selected page as a free page</source>
        <translation>Lire la page sélectionnée comme une page libre</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
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
        <source>Lay &amp;photographed sheets flat</source>
        <translation>Mettre à plat les feuilles &amp;photographiées</translation>
    </message>
    <message>
        <source>A sheet seen from the side is read as if it were seen from above</source>
        <translation>Une feuille vue de biais se lit comme si elle était vue d’en haut</translation>
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
        <source>cannot be read</source>
        <translation>illisible</translation>
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
        <source>Learn my handwriting</source>
        <translation>Apprendre mon écriture</translation>
    </message>
    <message>
        <source>From words that were corrected or surely read right, kept with their ink</source>
        <translation>À partir des mots corrigés ou lus avec certitude, gardés avec leur encre</translation>
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
        <source>Works in every program on X11</source>
        <translation>Fonctionne dans tous les programmes sous X11</translation>
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
        <source>{0} pages a second</source>
        <translation>{0} pages par seconde</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln pages</source>
        <translation>
            <numerusform>{0} sur&#xa0;%Ln page</numerusform>
            <numerusform>{0} sur&#xa0;%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages a minute</source>
        <translation>
            <numerusform>%Ln page par minute</numerusform>
            <numerusform>%Ln pages par minute</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} seconds left</source>
        <translation>encore {0} secondes</translation>
    </message>
    <message>
        <source>1 minute left</source>
        <translation>encore 1 minute</translation>
    </message>
    <message>
        <source>{0} minutes left</source>
        <translation>encore {0} minutes</translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation>encore {0} h {1} min</translation>
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
    <message>
        <source>1 of {1} fields is left to check ({2}).</source>
        <translation>Il reste 1 champ sur {1} à vérifier ({2}).</translation>
    </message>
    <message>
        <source>{0} of {1} fields are left to check ({2}).</source>
        <translation>Il reste {0} champs sur {1} à vérifier ({2}).</translation>
    </message>
    <message>
        <source>Then about {0} should be right.</source>
        <translation>Ensuite, environ {0} devraient être justes.</translation>
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
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>One word</source>
        <translation>Un seul mot</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Écrite comme</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>One of a list</source>
        <translation>Valeur d’une liste</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>yes, no, perhaps</source>
        <translation>oui, non, peut-être</translation>
    </message>
    <message>
        <source>Check box</source>
        <translation>Case à cocher</translation>
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
        <source>Spell the word…</source>
        <translation>Épeler le mot…</translation>
    </message>
    <message>
        <source>None of these: say letter by letter what the word says</source>
        <translation>Aucun de ceux-là&#xa0;: dire lettre par lettre ce que dit le mot</translation>
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
        <source>My handwriting…</source>
        <translation>Mon écriture…</translation>
    </message>
    <message>
        <source>See, correct or delete what Plume learned of your handwriting</source>
        <translation>Voir, corriger ou supprimer ce que Plume a appris de votre écriture</translation>
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
    <message>
        <source>What the menu File offers to open again, and the folders they were chosen in.</source>
        <translation>Ce que le menu Fichier propose de rouvrir, et les dossiers où cela a été choisi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files and folders</source>
        <translation>
            <numerusform>%Ln fichier ou dossier</numerusform>
            <numerusform>%Ln fichiers et dossiers</numerusform>
        </translation>
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
        <source>Ink in Write mode</source>
        <translation>Encre du mode Écrire</translation>
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
        <source>Results and corrections, to go on with later.</source>
        <translation>Résultats et corrections, pour continuer plus tard.</translation>
    </message>
    <message>
        <source>Batches of forms</source>
        <translation>Lots de formulaires</translation>
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
        <source>My handwriting</source>
        <translation>Mon écriture</translation>
    </message>
    <message>
        <source>Words with their ink, and what was learned from them.</source>
        <translation>Des mots avec leur encre, et ce qui en a été appris.</translation>
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
    <message>
        <source>Sample batch</source>
        <translation>Lot d’exemple</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} de plus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages, all read</source>
        <translation>
            <numerusform>%Ln page, lue</numerusform>
            <numerusform>%Ln pages, toutes lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln pages read</source>
        <translation>
            <numerusform>{0} sur&#xa0;%Ln page lue</numerusform>
            <numerusform>{0} sur&#xa0;%Ln pages lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages read</source>
        <translation>
            <numerusform>%Ln page lue</numerusform>
            <numerusform>%Ln pages lues</numerusform>
        </translation>
    </message>
    <message>
        <source>The template has not been saved.</source>
        <translation>Le gabarit n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Save it before it is closed?</source>
        <translation>Voulez-vous l’enregistrer avant de fermer&#x202f;?</translation>
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
        <source>&amp;New template…</source>
        <translation>&amp;Nouveau gabarit…</translation>
    </message>
    <message>
        <source>Choose the picture of a form, blank if you have one</source>
        <translation>Choisir l’image d’un formulaire, vierge si possible</translation>
    </message>
    <message>
        <source>&amp;Open template…</source>
        <translation>&amp;Ouvrir un gabarit…</translation>
    </message>
    <message>
        <source>Open a template file (.json)</source>
        <translation>Ouvrir un fichier de gabarit (.json)</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple template</source>
        <translation>Ouvrir l’&amp;exemple</translation>
    </message>
    <message>
        <source>A finished template, with filled forms to try it on</source>
        <translation>Un gabarit terminé, avec des formulaires remplis pour l’essayer</translation>
    </message>
    <message>
        <source>Save as another template; the picture goes along</source>
        <translation>Enregistrer sous un autre nom&#x202f;; l’image est copiée aussi</translation>
    </message>
    <message>
        <source>Replace the &amp;picture…</source>
        <translation>Remplacer l’&amp;image…</translation>
    </message>
    <message>
        <source>Take another scan of the same form; the fields stay</source>
        <translation>Prendre une autre numérisation du même formulaire&#x202f;; les champs restent</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>C&amp;ouper</translation>
    </message>
    <message>
        <source>Cut the selected fields</source>
        <translation>Couper les champs sélectionnés</translation>
    </message>
    <message>
        <source>Copy the selected fields</source>
        <translation>Copier les champs sélectionnés</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Co&amp;ller</translation>
    </message>
    <message>
        <source>Paste fields</source>
        <translation>Coller des champs</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>Make more fields like the selected ones</source>
        <translation>Créer d’autres champs comme ceux qui sont sélectionnés</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Remove the selected fields</source>
        <translation>Supprimer les champs sélectionnés</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Add a field</source>
        <translation>&amp;Ajouter un champ</translation>
    </message>
    <message>
        <source>Put a new field in the middle of what you see</source>
        <translation>Placer un nouveau champ au milieu de ce que vous voyez</translation>
    </message>
    <message>
        <source>&amp;Name the field</source>
        <translation>&amp;Nommer le champ</translation>
    </message>
    <message>
        <source>Go to the name of the field</source>
        <translation>Aller au nom du champ</translation>
    </message>
    <message>
        <source>Ne&amp;xt field</source>
        <translation>Champ &amp;suivant</translation>
    </message>
    <message>
        <source>Pre&amp;vious field</source>
        <translation>Champ &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Find the fields</source>
        <translation>&amp;Trouver les champs</translation>
    </message>
    <message>
        <source>Look for boxes, lines and check boxes on the form</source>
        <translation>Chercher les cadres, les lignes et les cases à cocher du formulaire</translation>
    </message>
    <message>
        <source>A&amp;ccept all</source>
        <translation>Tout a&amp;ccepter</translation>
    </message>
    <message>
        <source>Take all fields that Plume found</source>
        <translation>Garder tous les champs que Plume a trouvés</translation>
    </message>
    <message>
        <source>&amp;Discard the rest</source>
        <translation>&amp;Rejeter le reste</translation>
    </message>
    <message>
        <source>Remove the fields that Plume found and you have not touched</source>
        <translation>Supprimer les champs que Plume a trouvés et que vous n’avez pas modifiés</translation>
    </message>
    <message>
        <source>&amp;Try it…</source>
        <translation>&amp;Essayer…</translation>
    </message>
    <message>
        <source>Read a filled form with this template</source>
        <translation>Lire un formulaire rempli avec ce gabarit</translation>
    </message>
    <message>
        <source>Show what is &amp;written</source>
        <translation>&amp;Voir ce qui est écrit</translation>
    </message>
    <message>
        <source>Show the filled form, or the blank one</source>
        <translation>Afficher le formulaire rempli, ou le vierge</translation>
    </message>
    <message>
        <source>&amp;End the trial</source>
        <translation>&amp;Fin de l’essai</translation>
    </message>
    <message>
        <source>Go back to drawing fields</source>
        <translation>Revenir au dessin des champs</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>Aligner à &amp;gauche</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>Aligner à &amp;droite</translation>
    </message>
    <message>
        <source>Align &amp;top</source>
        <translation>Aligner en &amp;haut</translation>
    </message>
    <message>
        <source>Align &amp;bottom</source>
        <translation>Aligner en &amp;bas</translation>
    </message>
    <message>
        <source>Same &amp;size</source>
        <translation>Même &amp;taille</translation>
    </message>
    <message>
        <source>Make the fields as large as the one that was selected first</source>
        <translation>Donner aux champs la taille de celui qui a été sélectionné en premier</translation>
    </message>
    <message>
        <source>Equal gaps &amp;across</source>
        <translation>Éca&amp;rts horizontaux égaux</translation>
    </message>
    <message>
        <source>Equal gaps &amp;down</source>
        <translation>Écarts &amp;verticaux égaux</translation>
    </message>
    <message>
        <source>&amp;Earlier column</source>
        <translation>Colonne &amp;précédente</translation>
    </message>
    <message>
        <source>Move the field up the list</source>
        <translation>Monter le champ dans la liste</translation>
    </message>
    <message>
        <source>Later &amp;column</source>
        <translation>Colonne &amp;suivante</translation>
    </message>
    <message>
        <source>Move the field down the list</source>
        <translation>Descendre le champ dans la liste</translation>
    </message>
    <message>
        <source>Reading &amp;order</source>
        <translation>&amp;Ordre de lecture</translation>
    </message>
    <message>
        <source>Order the fields as they are read on the form</source>
        <translation>Ranger les champs dans l’ordre où le formulaire se lit</translation>
    </message>
    <message>
        <source>F&amp;ields</source>
        <translation>&amp;Champs</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>Di&amp;sposition</translation>
    </message>
    <message>
        <source>Move the selected fields</source>
        <translation>Déplacer les champs sélectionnés</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>flèches</translation>
    </message>
    <message>
        <source>Resize the selected fields</source>
        <translation>Redimensionner les champs sélectionnés</translation>
    </message>
    <message>
        <source>Ctrl and arrow keys</source>
        <translation>Ctrl et flèches</translation>
    </message>
    <message>
        <source>Move or resize by ten pixels</source>
        <translation>Déplacer ou redimensionner de dix pixels</translation>
    </message>
    <message>
        <source>with Shift</source>
        <translation>avec Maj</translation>
    </message>
    <message>
        <source>Select several fields</source>
        <translation>Sélectionner plusieurs champs</translation>
    </message>
    <message>
        <source>Shift or Ctrl and click or drag</source>
        <translation>Maj ou Ctrl, puis clic ou glisser</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>Déplacer la page</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Espace et glisser</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Gabarit</translation>
    </message>
    <message>
        <source>Nothing is written there.</source>
        <translation>Rien n’y est écrit.</translation>
    </message>
    <message>
        <source>Plume is only {0} sure of this text.</source>
        <translation>Plume n’est sûr de ce texte qu’à {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} was made by another version of Plume.</source>
        <translation>{0} a été fait par une autre version de Plume.</translation>
    </message>
    <message>
        <source>{0} is damaged: its fields cannot be read.</source>
        <translation>{0} est endommagé&#xa0;: ses champs sont illisibles.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} est endommagé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The copied fields are damaged or of another version of Plume; copy them again.</source>
        <translation>Les champs copiés sont endommagés ou viennent d’une autre version de Plume&#x202f;; copiez-les de nouveau.</translation>
    </message>
    <message>
        <source>{0} exists already. Replace it?</source>
        <translation>{0} existe déjà. Le remplacer&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>{0} holds no picture, PDF or InkML file.</source>
        <translation>{0} ne contient ni image, ni PDF, ni fichier InkML.</translation>
    </message>
    <message>
        <source>The form needs a name.</source>
        <translation>Le formulaire doit avoir un nom.</translation>
    </message>
    <message>
        <source>Field “{0}”: under “{1}”, write something such as {2}.</source>
        <translation>Champ «&#xa0;{0}&#xa0;»&#xa0;: sous «&#xa0;{1}&#xa0;», écrivez par exemple {2}.</translation>
    </message>
    <message>
        <source>Field {0}</source>
        <translation>Champ {0}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«&#xa0;{0}&#xa0;»</translation>
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
    <message>
        <source>Take “{0}”; {1} sure</source>
        <translation>Choisir «&#xa0;{0}&#xa0;»&#x202f;; sûr à {1}</translation>
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
    <name>CandidateTable</name>
    <message>
        <source>Other readings</source>
        <translation>Autres lectures</translation>
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
    <name>Choosing</name>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Start reading</source>
        <translation>&amp;Commencer la lecture</translation>
    </message>
    <message>
        <source>You began this before. Pages read: {0}. Fields corrected: {1}.</source>
        <translation>Vous avez déjà commencé ce lot. Pages lues&#xa0;: {0}. Champs corrigés&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Add scans and the template of their form.</source>
        <translation>Ajoutez des numérisations et le gabarit de leur formulaire.</translation>
    </message>
    <message>
        <source>Add the scans to read.</source>
        <translation>Ajoutez les numérisations à lire.</translation>
    </message>
    <message>
        <source>Add the template of the form, or draw a new one.</source>
        <translation>Ajoutez le gabarit du formulaire, ou dessinez-en un.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields</source>
        <translation>
            <numerusform>%Ln champ</numerusform>
            <numerusform>%Ln champs</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch was removed; your scans are where they were.</source>
        <translation>Le lot a été supprimé&#x202f;; vos numérisations sont restées à leur place.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Folder with scans</source>
        <translation>Dossier de numérisations</translation>
    </message>
    <message>
        <source>PDFs and pictures ({0})</source>
        <translation>PDF et images ({0})</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Numérisations</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Gabarits</translation>
    </message>
    <message>
        <source>Templates ({0})</source>
        <translation>Gabarits ({0})</translation>
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
    <name>EditorBench</name>
    <message>
        <source>Loading the page…</source>
        <translation>Chargement de la page…</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>Sous le pointeur</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>EditorFiles</name>
    <message>
        <source>Pictures and PDFs ({0})</source>
        <translation>Images et PDF ({0})</translation>
    </message>
    <message>
        <source>Picture of the form</source>
        <translation>Image du formulaire</translation>
    </message>
    <message>
        <source>Open template</source>
        <translation>Ouvrir un gabarit</translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation>Gabarits (*.json)</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Enregistrer le gabarit</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>other picture</source>
        <comment>undo</comment>
        <translation>le changement d’image</translation>
    </message>
</context>
<context>
    <name>EditorSession</name>
    <message>
        <source>new field</source>
        <comment>undo</comment>
        <translation>la création d’un champ</translation>
    </message>
    <message>
        <source>pasting</source>
        <comment>undo</comment>
        <translation>le collage</translation>
    </message>
    <message>
        <source>duplicating</source>
        <comment>undo</comment>
        <translation>la duplication</translation>
    </message>
    <message>
        <source>removal</source>
        <comment>undo</comment>
        <translation>la suppression</translation>
    </message>
    <message>
        <source>move</source>
        <comment>undo</comment>
        <translation>le déplacement</translation>
    </message>
    <message>
        <source>resizing</source>
        <comment>undo</comment>
        <translation>le redimensionnement</translation>
    </message>
    <message>
        <source>other order</source>
        <comment>undo</comment>
        <translation>le changement d’ordre</translation>
    </message>
    <message>
        <source>reading order</source>
        <comment>undo</comment>
        <translation>le tri dans l’ordre de lecture</translation>
    </message>
    <message>
        <source>suggestions</source>
        <comment>undo</comment>
        <translation>les propositions</translation>
    </message>
    <message>
        <source>accepting</source>
        <comment>undo</comment>
        <translation>l’acceptation</translation>
    </message>
    <message>
        <source>rejecting</source>
        <comment>undo</comment>
        <translation>le rejet</translation>
    </message>
    <message>
        <source>arranging</source>
        <comment>undo</comment>
        <translation>la disposition</translation>
    </message>
</context>
<context>
    <name>EditorStart</name>
    <message>
        <source>Drop a scan of the form here, or choose one</source>
        <translation>Déposez ici une numérisation du formulaire, ou choisissez-en une</translation>
    </message>
    <message>
        <source>1. Choose a picture or PDF of the form, blank if you have one.
2. Let Plume find the fields, or draw them;
    name them and say what they hold.
3. Try it on a filled form, and save.</source>
        <translation>1. Choisissez une image ou un PDF du formulaire, vierge si possible.
2. Laissez Plume trouver les champs, ou dessinez-les&#x202f;;
    nommez-les et dites ce qu’ils contiennent.
3. Essayez le gabarit sur un formulaire rempli, et enregistrez.</translation>
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
    <name>ExpectedEditor</name>
    <message>
        <source>Expected values</source>
        <translation>Valeurs attendues</translation>
    </message>
    <message>
        <source>CSV file, such as a list of clients</source>
        <translation>Fichier CSV, par exemple une liste de clients</translation>
    </message>
    <message>
        <source>Values in this list are preferred while reading, others are reported</source>
        <translation>Les valeurs de cette liste sont préférées à la lecture, les autres sont signalées</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Choisir une liste</translation>
    </message>
    <message>
        <source>Column of the list</source>
        <translation>Colonne de la liste</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n valeur</numerusform>
            <numerusform>%n valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Choisir une colonne</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt)</source>
        <translation>Listes (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>{0} is written. 1 field in it was not checked; it is marked there.</source>
        <translation>{0} est enregistré. 1 champ n’y a pas été vérifié&#x202f;; il y est marqué.</translation>
    </message>
    <message>
        <source>{0} is written. {1} fields in it were not checked; they are marked.</source>
        <translation>{0} est enregistré. {1} champs n’y ont pas été vérifiés&#x202f;; ils y sont marqués.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>{0} is written.</source>
        <translation>{0} est enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages are missing in it: they are not read yet.</source>
        <translation>
            <numerusform>%Ln page y manque&#xa0;: elle n’est pas encore lue.</numerusform>
            <numerusform>%Ln pages y manquent&#xa0;: elles ne sont pas encore lues.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Exporter le tableau</translation>
    </message>
    <message>
        <source>Export the table – 1 field is not checked yet</source>
        <translation>Exporter le tableau – 1 champ n’est pas encore vérifié</translation>
    </message>
    <message>
        <source>Export the table – {0} fields are not checked yet</source>
        <translation>Exporter le tableau – {0} champs ne sont pas encore vérifiés</translation>
    </message>
    <message>
        <source>forms</source>
        <translation>formulaires</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>No fields yet: draw one on the form, or let Plume find them.</source>
        <translation>Aucun champ&#xa0;: dessinez-en un sur le formulaire, ou laissez Plume les trouver.</translation>
    </message>
</context>
<context>
    <name>FieldModel</name>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>renaming</source>
        <comment>undo</comment>
        <translation>le changement de nom</translation>
    </message>
    <message>
        <source>required</source>
        <comment>undo</comment>
        <translation>le caractère obligatoire</translation>
    </message>
    <message>
        <source>Plume found this field; please look at it.</source>
        <translation>Plume a trouvé ce champ&#x202f;; veuillez le vérifier.</translation>
    </message>
</context>
<context>
    <name>FieldPanel</name>
    <message>
        <source>No field</source>
        <translation>Aucun champ</translation>
    </message>
    <message>
        <source>{0}. Enter once more keeps it.</source>
        <translation>{0}. Entrée de nouveau pour le garder.</translation>
    </message>
    <message>
        <source>Text of the field</source>
        <translation>Texte du champ</translation>
    </message>
    <message>
        <source>What is wrong with the text</source>
        <translation>Ce qui ne va pas dans le texte</translation>
    </message>
    <message>
        <source>Enter or Tab: right, go on</source>
        <translation>Entrée ou Tab&#xa0;: correct, continuer</translation>
    </message>
    <message>
        <source>Ctrl+Enter: new line</source>
        <translation>Ctrl+Entrée&#xa0;: nouvelle ligne</translation>
    </message>
    <message>
        <source>Shift+Enter: back</source>
        <translation>Maj+Entrée&#xa0;: revenir</translation>
    </message>
    <message>
        <source>Esc: leave as it is</source>
        <translation>Échap&#xa0;: laisser tel quel</translation>
    </message>
    <message>
        <source>Other readings: press {0}</source>
        <translation>Autres lectures&#xa0;: touche {0}</translation>
    </message>
</context>
<context>
    <name>FieldProperties</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The column of the field in the table of results (Enter)</source>
        <translation>La colonne du champ dans le tableau des résultats (Entrée)</translation>
    </message>
    <message>
        <source>&amp;Required</source>
        <translation>&amp;Obligatoire</translation>
    </message>
    <message>
        <source>It must not be empty, or be ticked</source>
        <translation>Il ne doit pas être vide, ou doit être coché</translation>
    </message>
    <message>
        <source>A little &amp;box for each letter</source>
        <translation>Une &amp;case par lettre</translation>
    </message>
    <message>
        <source>The letters are read as one word; an empty box is a space</source>
        <translation>Les lettres sont lues comme un seul mot&#x202f;; une case vide est une espace</translation>
    </message>
    <message>
        <source>&amp;Several lines</source>
        <translation>&amp;Plusieurs lignes</translation>
    </message>
    <message>
        <source>For an address or a remark: the lines are read one by one</source>
        <translation>Pour une adresse ou une remarque&#xa0;: les lignes sont lues une à une</translation>
    </message>
    <message>
        <source>Least value</source>
        <translation>Valeur minimale</translation>
    </message>
    <message>
        <source>Greatest value</source>
        <translation>Valeur maximale</translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n champ</numerusform>
            <numerusform>%n champs</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>any</source>
        <translation>au choix</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>AAAA-MM-JJ</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Holds</source>
        <translation>Con&amp;tient</translation>
    </message>
    <message>
        <source>&amp;Least and greatest value</source>
        <translation>Valeurs &amp;minimale et maximale</translation>
    </message>
    <message>
        <source>&amp;Expected values</source>
        <translation>&amp;Valeurs attendues</translation>
    </message>
    <message>
        <source>&amp;Place and size</source>
        <translation>&amp;Position et taille</translation>
    </message>
    <message>
        <source>renaming</source>
        <comment>undo</comment>
        <translation>le changement de nom</translation>
    </message>
    <message>
        <source>required</source>
        <comment>undo</comment>
        <translation>le caractère obligatoire</translation>
    </message>
    <message>
        <source>boxes for letters</source>
        <comment>undo</comment>
        <translation>les cases pour les lettres</translation>
    </message>
    <message>
        <source>several lines</source>
        <comment>undo</comment>
        <translation>les lignes</translation>
    </message>
    <message>
        <source>limit</source>
        <comment>undo</comment>
        <translation>la limite</translation>
    </message>
    <message>
        <source>expected values</source>
        <comment>undo</comment>
        <translation>les valeurs attendues</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>{0}, in pixels of the picture</source>
        <translation>{0}, en pixels de l’image</translation>
    </message>
    <message>
        <source>kind</source>
        <comment>undo</comment>
        <translation>le changement de type</translation>
    </message>
    <message>
        <source>resizing</source>
        <comment>undo</comment>
        <translation>le redimensionnement</translation>
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
        <source>Not exported: {0}</source>
        <translation>L’export n’a pas été fait&#xa0;: {0}</translation>
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
    <name>FormCanvas</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>resizing</source>
        <comment>undo</comment>
        <translation>le redimensionnement</translation>
    </message>
    <message>
        <source>move</source>
        <comment>undo</comment>
        <translation>le déplacement</translation>
    </message>
</context>
<context>
    <name>FormProperties</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>Nom du formulaire</translation>
    </message>
    <message>
        <source>It stands in the results of every page that shows this form</source>
        <translation>Il figure dans les résultats de chaque page qui montre ce formulaire</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Page of the file</source>
        <translation>Page du fichier</translation>
    </message>
    <message>
        <source>Somebody has &amp;written on this picture</source>
        <translation>Quelqu’un a é&amp;crit sur cette image</translation>
    </message>
    <message>
        <source>Only long lines then count as printed; a blank form is read better</source>
        <translation>Seules les longues lignes comptent alors comme imprimées&#x202f;; un formulaire vierge se lit mieux</translation>
    </message>
    <message>
        <source>Drag on the form to draw a field, drag a field to move it. Shift or Ctrl selects several. Arrow keys move, with Ctrl they resize; with Shift by ten pixels.</source>
        <translation>Faites glisser sur le formulaire pour dessiner un champ, faites glisser un champ pour le déplacer. Maj ou Ctrl en sélectionne plusieurs. Les flèches déplacent, avec Ctrl elles redimensionnent&#x202f;; avec Maj, de dix pixels.</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>sur {0}</translation>
    </message>
    <message>
        <source>{0}, {1} × {2} pixels</source>
        <translation>{0}, {1} × {2} pixels</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>name of the form</source>
        <comment>undo</comment>
        <translation>le nom du formulaire</translation>
    </message>
    <message>
        <source>filled form</source>
        <comment>undo</comment>
        <translation>le réglage du formulaire rempli</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Read a &amp;batch of forms…</source>
        <translation>&amp;Lire un lot de formulaires…</translation>
    </message>
    <message>
        <source>From a folder of filled forms to a table</source>
        <translation>D’un dossier de formulaires remplis à un tableau</translation>
    </message>
    <message>
        <source>Try the &amp;sample forms</source>
        <translation>Essa&amp;yer les formulaires d’exemple</translation>
    </message>
    <message>
        <source>See the whole way with some filled forms</source>
        <translation>Voir toute la démarche avec quelques formulaires remplis</translation>
    </message>
</context>
<context>
    <name>FormsBench</name>
    <message>
        <source>Forms and problems</source>
        <translation>Formulaires et problèmes</translation>
    </message>
    <message>
        <source>Loading the page…</source>
        <translation>Chargement de la page…</translation>
    </message>
    <message>
        <source>The forms appear here as they are read.</source>
        <translation>Les formulaires apparaissent ici au fur et à mesure de la lecture.</translation>
    </message>
    <message>
        <source>Forms ({0})</source>
        <translation>Formulaires ({0})</translation>
    </message>
    <message>
        <source>Problems ({0})</source>
        <translation>Problèmes ({0})</translation>
    </message>
</context>
<context>
    <name>FormsModel</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>Click to sort by value, again for the least sure first</source>
        <translation>Cliquer pour trier par valeur, de nouveau pour voir d’abord les moins sûrs</translation>
    </message>
</context>
<context>
    <name>FormsTable</name>
    <message>
        <source>Forms</source>
        <translation>Formulaires</translation>
    </message>
    <message>
        <source>Names of the forms</source>
        <translation>Noms des formulaires</translation>
    </message>
</context>
<context>
    <name>FormsWindow</name>
    <message>
        <source>Going on where it was. Pages read: {0}. Fields corrected: {1}.</source>
        <translation>Reprise là où vous en étiez. Pages lues&#xa0;: {0}. Champs corrigés&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formulaires</translation>
    </message>
    <message>
        <source>The end is reached; 1 field was left as it is.</source>
        <translation>Vous êtes à la fin&#x202f;; 1 champ a été laissé tel quel.</translation>
    </message>
    <message>
        <source>The end is reached; {0} fields were left as they are.</source>
        <translation>Vous êtes à la fin&#x202f;; {0} champs ont été laissés tels quels.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields are left to check.</source>
        <translation>
            <numerusform>%Ln champ reste à vérifier.</numerusform>
            <numerusform>%Ln champs restent à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Tout est lu.</translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>Les vérifier</translation>
    </message>
    <message>
        <source>Corrections of {0} are kept but not shown: no template has such a field any more. A field of that name shows them again.</source>
        <translation>Les corrections de {0} sont conservées mais pas affichées&#x202f;: aucun gabarit n’a plus ce champ. Un champ de ce nom les montre de nouveau.</translation>
    </message>
    <message>
        <source>Everything that is read so far is checked.</source>
        <translation>Tout ce qui a été lu jusqu’ici est vérifié.</translation>
    </message>
    <message>
        <source>Everything is checked.</source>
        <translation>Tout est vérifié.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scans are hard to read.</source>
        <translation>
            <numerusform>%Ln scan est difficile à lire.</numerusform>
            <numerusform>%Ln scans sont difficiles à lire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else is doubtful.</source>
        <translation>Rien d’autre n’est douteux.</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Montrer pourquoi</translation>
    </message>
    <message>
        <source>Everything is read, and nothing is doubtful.</source>
        <translation>Tout est lu, et rien n’est douteux.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Le vérifier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages could not be read.</source>
        <translation>
            <numerusform>%Ln page n’a pas pu être lue.</numerusform>
            <numerusform>%Ln pages n’ont pas pu être lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Corrections on %Ln pages are kept but not shown: the scans are gone or were replaced. The old scans show them again.</source>
        <translation>
            <numerusform>Les corrections de&#xa0;%Ln page sont conservées mais pas affichées&#x202f;: la numérisation a disparu ou a été remplacée. L’ancienne numérisation les montre de nouveau.</numerusform>
            <numerusform>Les corrections de&#xa0;%Ln pages sont conservées mais pas affichées&#x202f;: les numérisations ont disparu ou ont été remplacées. Les anciennes numérisations les montrent de nouveau.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>The forms appear here as they are read.</source>
        <translation>Les formulaires apparaissent ici au fur et à mesure de la lecture.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>Ordre des images</translation>
    </message>
    <message>
        <source>Sorted by value</source>
        <translation>Triées par valeur</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Les moins sûres d’abord</translation>
    </message>
    <message>
        <source>Field:</source>
        <translation>Champ&#xa0;:</translation>
    </message>
    <message>
        <source>Enter or Tab: right, go on</source>
        <translation>Entrée ou Tab&#xa0;: correct, continuer</translation>
    </message>
    <message>
        <source>Typing: correct</source>
        <translation>Taper du texte&#xa0;: corriger</translation>
    </message>
    <message>
        <source>F8: next to check</source>
        <translation>F8&#xa0;: suivante à vérifier</translation>
    </message>
    <message>
        <source>Esc: back to the table</source>
        <translation>Échap&#xa0;: retour au tableau</translation>
    </message>
    <message>
        <source>Pictures of {0}</source>
        <translation>Images du champ {0}</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>(nothing)</source>
        <translation>(rien)</translation>
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
    <name>HandDialog</name>
    <message>
        <source>My handwriting</source>
        <translation>Mon écriture</translation>
    </message>
    <message>
        <source>Words that you corrected, or that were surely read right, are kept with their ink on this computer, and the reader learns your hand from them.</source>
        <translation>Les mots que vous avez corrigés, ou qui ont été lus avec certitude, sont gardés avec leur encre sur cet ordinateur, et le lecteur en apprend votre écriture.</translation>
    </message>
    <message>
        <source>&amp;Learn my handwriting</source>
        <translation>Apprendre &amp;mon écriture</translation>
    </message>
    <message>
        <source>Learn my handwriting</source>
        <translation>Apprendre mon écriture</translation>
    </message>
    <message>
        <source>&amp;Take back the last lesson</source>
        <translation>An&amp;nuler la dernière leçon</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
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
        <source>Words of my hand</source>
        <translation>Mots de ma main</translation>
    </message>
    <message>
        <source>By the model as it was delivered</source>
        <translation>Par le modèle tel que livré</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Encre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more words are needed before the reader learns.</source>
        <translation>
            <numerusform>Il faut encore&#xa0;%Ln mot avant que le lecteur apprenne.</numerusform>
            <numerusform>Il faut encore&#xa0;%Ln mots avant que le lecteur apprenne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read right: {0} of {2} words before learning, {1} after.</source>
        <translation>Bien lus&#xa0;: {0} mots sur {2} avant l’apprentissage, {1} après.</translation>
    </message>
    <message>
        <source>What was learned is used.</source>
        <translation>Ce qui a été appris est utilisé.</translation>
    </message>
    <message>
        <source>That is not surely better, so it is not used for now.</source>
        <translation>Ce n’est pas sûrement mieux, donc ce n’est pas utilisé pour l’instant.</translation>
    </message>
    <message>
        <source>Read after</source>
        <translation>Lu après</translation>
    </message>
    <message>
        <source>Ticked words are learned from; a double click mends what one says</source>
        <translation>Les mots cochés servent à apprendre&#x202f;; un double-clic corrige ce que dit un mot</translation>
    </message>
    <message>
        <source>By what the other words taught, without this one</source>
        <translation>D’après ce que les autres mots ont appris, sans celui-ci</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Read before</source>
        <translation>Lu avant</translation>
    </message>
    <message>
        <source>Ink of “{0}”</source>
        <translation>Encre de «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>You corrected it; it was read “{0}”</source>
        <translation>Vous l’avez corrigé&#x202f;; il avait été lu «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>The model that is installed cannot learn a hand.</source>
        <translation>Le modèle installé ne peut pas apprendre une écriture.</translation>
    </message>
    <message numerus="yes">
        <source>Learning from %Ln words…</source>
        <translation>
            <numerusform>Apprentissage à partir de&#xa0;%Ln mot…</numerusform>
            <numerusform>Apprentissage à partir de&#xa0;%Ln mots…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept yet: write on the pad, and correct what was misread. From {0} words on the reader learns.</source>
        <translation>Rien n’est encore gardé&#xa0;: écrivez, et corrigez ce qui a été mal lu. À partir de {0} mots, le lecteur apprend.</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>Rien n’a encore été appris.</translation>
    </message>
</context>
<context>
    <name>HandsDialog</name>
    <message>
        <source>Group by hand</source>
        <translation>Regrouper par écriture</translation>
    </message>
    <message>
        <source>What stands together looks like the same hand. Pen, paper and scanner leave their marks too: this is a help for sorting, and no proof of who wrote something.</source>
        <translation>Ce qui est réuni semble de la même main. Le stylo, le papier et le scanner laissent aussi leurs traces&#xa0;: c’est une aide pour trier, et non une preuve de qui a écrit.</translation>
    </message>
    <message>
        <source>Pages compared</source>
        <translation>Pages comparées</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>&amp;Copier le tableau</translation>
    </message>
    <message>
        <source>Copy page, group and confidence, for a spreadsheet</source>
        <translation>Copier page, groupe et confiance, pour un tableur</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln rows.</source>
        <translation>
            <numerusform>%Ln ligne copiée.</numerusform>
            <numerusform>%Ln lignes copiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Least confidence of a group in percent</source>
        <translation>Confiance minimale d’un groupe en pour cent</translation>
    </message>
    <message>
        <source>Further right, only what looks very much alike is put together</source>
        <translation>Plus à droite, seul ce qui se ressemble beaucoup est réuni</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Put &amp;together from</source>
        <translation>Réunir à &amp;partir de</translation>
    </message>
    <message>
        <source>{0} of {1} pages compared</source>
        <translation>{0} pages comparées sur {1}</translation>
    </message>
    <message>
        <source>Hand {0}</source>
        <translation>Main {0}</translation>
    </message>
    <message>
        <source>Like no other</source>
        <translation>Semblable à aucune autre</translation>
    </message>
    <message>
        <source>Too little writing to tell</source>
        <translation>Trop peu d’écriture pour juger</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>Ne s’ouvre pas</translation>
    </message>
    <message>
        <source>Groups of pages that look alike: {0}</source>
        <translation>Groupes de pages qui se ressemblent&#xa0;: {0}</translation>
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
        <source>The ink file {0} cannot be shown: its strokes are too far apart.</source>
        <translation>Le fichier d’encre {0} ne peut pas être affiché&#xa0;: ses traits sont trop éloignés les uns des autres.</translation>
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
    <name>KindEditor</name>
    <message>
        <source>What the field holds</source>
        <translation>Ce que contient le champ</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Différents</translation>
    </message>
    <message>
        <source>Write it here, such as {0}.</source>
        <translation>Écrivez-le ici, par exemple {0}.</translation>
    </message>
    <message>
        <source>Such as DD/MM/YYYY, MM/DD/YY or D.M.YYYY; empty for the usual ways</source>
        <translation>Par exemple DD/MM/YYYY, MM/DD/YY ou D.M.YYYY&#x202f;; vide pour les formes usuelles</translation>
    </message>
    <message>
        <source>A regular expression for the whole text: [A-Z] is a capital letter, [0-9] a digit, {3} three of them, ? one or none</source>
        <translation>Une expression rationnelle pour tout le texte&#xa0;: [A-Z] est une majuscule, [0-9] un chiffre, {3} trois d’entre eux,&#x202f;? un ou aucun</translation>
    </message>
    <message>
        <source>The texts that may stand there, with commas between them</source>
        <translation>Les textes possibles, séparés par des virgules</translation>
    </message>
</context>
<context>
    <name>Leftovers</name>
    <message>
        <source>What was kept is discarded; it goes for good when Plume is closed.</source>
        <translation>Ce qui avait été gardé est écarté&#x202f;; il disparaîtra pour de bon à la fermeture de Plume.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Le récupérer</translation>
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
        <source>Many filled forms of one kind become a table:</source>
        <translation>De nombreux formulaires remplis du même modèle deviennent un tableau&#xa0;:</translation>
    </message>
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
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>How much the window hides what is behind it</source>
        <translation>À quel point la fenêtre cache ce qui est derrière elle</translation>
    </message>
    <message>
        <source>Begin a new text</source>
        <translation>Commencer un nouveau texte</translation>
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
        <source>My handwriting</source>
        <translation>Mon écriture</translation>
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
    <message>
        <source>On the clipboard: {0}</source>
        <translation>Dans le presse-papiers&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>PadWindow</name>
    <message>
        <source>Plume keyboard</source>
        <translation>Clavier Plume</translation>
    </message>
    <message>
        <source>{0} belongs to another program; choose other keys in the settings.</source>
        <translation>{0} appartient à un autre programme&#xa0;; choisissez d’autres touches dans les paramètres.</translation>
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
    <name>PathsCard</name>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove from: {0}</source>
        <translation>Retirer&#xa0;: {0}</translation>
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
        <source>Nothing could be made out: write on, spell the word, or press Backspace.</source>
        <translation>Rien n’a pu être déchiffré&#xa0;: continuez, épelez le mot, ou appuyez sur Retour arrière.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>ProblemsTable</name>
    <message>
        <source>Pages that could not be read</source>
        <translation>Pages qui n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message numerus="yes">
        <source>%Ln pages with your corrections were closed and are in no file.</source>
        <translation>
            <numerusform>%Ln page avec vos corrections a été fermée et n’est dans aucun fichier.</numerusform>
            <numerusform>%Ln pages avec vos corrections ont été fermées et ne sont dans aucun fichier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the work as a project? What was closed is opened again for that.</source>
        <translation>Enregistrer le travail comme projet&#x202f;? Ce qui a été fermé est rouvert pour cela.</translation>
    </message>
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
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Voir dans&#xa0;:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Fichiers de &amp;type&#xa0;:</translation>
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
        <source>{0} was photographed from the side and is read as if it lay flat.</source>
        <translation>{0} a été photographié de biais et se lit comme s’il était à plat.</translation>
    </message>
    <message>
        <source>Read it as it is</source>
        <translation>Le lire tel quel</translation>
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
        <source>What a word may say is offered here: tap it.</source>
        <translation>Les lectures possibles d’un mot s’affichent ici&#xa0;: touchez la bonne.</translation>
    </message>
    <message>
        <source>What a word may say is offered here: click it, or press its number.</source>
        <translation>Les lectures possibles d’un mot s’affichent ici&#xa0;: cliquez dessus, ou appuyez sur leur numéro.</translation>
    </message>
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
        <source>Lines that Plume is less sure of are marked for you to check (Ctrl+T)</source>
        <translation>Les lignes dont Plume est moins sûr sont marquées pour être vérifiées (Ctrl+T)</translation>
    </message>
    <message>
        <source>What is left to look at</source>
        <translation>Ce qui reste à vérifier</translation>
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
    <name>ReviewStrip</name>
    <message>
        <source>Fields that Plume is less sure of are marked to be checked</source>
        <translation>Les champs dont Plume est moins sûr sont marqués pour être vérifiés</translation>
    </message>
    <message>
        <source>What is left to look at</source>
        <translation>Ce qui reste à vérifier</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Pages read</source>
        <translation>Pages lues</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>Avancement de la lecture</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Poursuivre</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>Go &amp;on reading</source>
        <translation>&amp;Continuer la lecture</translation>
    </message>
    <message>
        <source>Looking for pages and loading the forms…</source>
        <translation>Recherche des pages et chargement des formulaires…</translation>
    </message>
    <message numerus="yes">
        <source>Paused at {0} of %Ln pages.</source>
        <translation>
            <numerusform>En pause après {0} sur&#xa0;%Ln page.</numerusform>
            <numerusform>En pause après {0} sur&#xa0;%Ln pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages, all read</source>
        <translation>
            <numerusform>%Ln page, lue</numerusform>
            <numerusform>%Ln pages, toutes lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before the pages were counted.</source>
        <translation>Arrêté avant que les pages soient comptées.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped at {0} of %Ln pages; what is read is kept.</source>
        <translation>
            <numerusform>Arrêté après {0} sur&#xa0;%Ln page&#x202f;; ce qui est lu est conservé.</numerusform>
            <numerusform>Arrêté après {0} sur&#xa0;%Ln pages&#x202f;; ce qui est lu est conservé.</numerusform>
        </translation>
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
        <source>Allow Plume in System Settings, Privacy &amp; Security, Accessibility.</source>
        <translation>Autorisez Plume dans Réglages Système, Confidentialité et sécurité, Accessibilité.</translation>
    </message>
    <message>
        <source>An array of shape {0} is not a picture.</source>
        <translation>Un tableau de forme {0} n’est pas une image.</translation>
    </message>
    <message>
        <source>BAD</source>
        <translation>MAUVAIS</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>périphérique ou ressource occupés</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
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
        <source>Fonts</source>
        <translation>Polices</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Donnez-vous le droit d’y écrire.</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Icônes</translation>
    </message>
    <message>
        <source>If you have a pen: connect it, and install its driver; on X11 xserver-xorg-input-wacom.</source>
        <translation>Si vous avez un stylet&#xa0;: branchez-le et installez son pilote&#x202f;; sous X11 xserver-xorg-input-wacom.</translation>
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
        <source>Its least is greater than greatest.</source>
        <translation>Sa valeur minimale dépasse sa valeur maximale.</translation>
    </message>
    <message>
        <source>Its {0} must be a day such as 1950-12-31, not {1}.</source>
        <translation>Sa limite {0} doit être un jour comme 1950-12-31, pas {1}.</translation>
    </message>
    <message>
        <source>Its {0} must be a number such as 12.5, not {1}.</source>
        <translation>Sa limite {0} doit être un nombre comme 12.5, pas {1}.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Make room on its disk.</source>
        <translation>Libérez de la place sur son disque.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Needs a display.</source>
        <translation>Il faut un affichage.</translation>
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
        <source>On Debian and Ubuntu install the package {0}.</source>
        <translation>Sous Debian et Ubuntu, installez le paquet {0}.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permission refusée</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Données personnelles</translation>
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
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Qt cannot draw SVG.</source>
        <translation>Qt ne peut pas dessiner de SVG.</translation>
    </message>
    <message>
        <source>Qt did not start within {0} seconds.</source>
        <translation>Qt n’a pas démarré en {0} secondes.</translation>
    </message>
    <message>
        <source>Qt does not start.</source>
        <translation>Qt ne démarre pas.</translation>
    </message>
    <message>
        <source>Qt needs the system library {0} to open a window; on Debian and Ubuntu install the package libxcb-cursor0.</source>
        <translation>Qt a besoin de la bibliothèque système {0} pour ouvrir une fenêtre&#x202f;; sous Debian et Ubuntu, installez le paquet libxcb-cursor0.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>le système de fichiers est en lecture seule</translation>
    </message>
    <message>
        <source>Reinstall Plume; its model files are damaged.</source>
        <translation>Réinstallez Plume&#x202f;; les fichiers de son modèle sont endommagés.</translation>
    </message>
    <message>
        <source>Reinstall PySide6-Essentials.</source>
        <translation>Réinstallez PySide6-Essentials.</translation>
    </message>
    <message>
        <source>See the README for what Qt needs.</source>
        <translation>Le README dit ce dont Qt a besoin.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Settings cannot be kept: {0} cannot be written.</source>
        <translation>Les réglages ne peuvent pas être gardés&#xa0;: {0} ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>Start the X server with its XTEST extension.</source>
        <translation>Démarrez le serveur X avec son extension XTEST.</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tablette</translation>
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
        <source>The display takes no keys; text is collected on the clipboard.</source>
        <translation>L’affichage ne prend pas de touches&#x202f;; le texte est recueilli dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The display {0} does not answer; check DISPLAY, or use &apos;plume read FILE&apos;, which needs none.</source>
        <translation>L’affichage {0} ne répond pas&#x202f;; vérifiez DISPLAY, ou utilisez «&#xa0;plume read FICHIER&#xa0;», qui n’en a pas besoin.</translation>
    </message>
    <message>
        <source>The field kind {0} is not known; use one of {1}.</source>
        <translation>Le type de champ {0} est inconnu&#x202f;; utilisez l’un de ceux-ci&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The ink cannot be read: {0}.</source>
        <translation>L’encre est illisible&#xa0;: {0}.</translation>
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
        <source>The ink file {0} cannot be read: {1}.</source>
        <translation>Le fichier d’encre {0} est illisible&#xa0;: {1}.</translation>
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
        <source>The picture of the template {0} cannot be used: {1}</source>
        <translation>L’image du gabarit {0} est inutilisable&#xa0;: {1}</translation>
    </message>
    <message>
        <source>There is no display to open a window on; &apos;plume read FILE&apos; reads without one.</source>
        <translation>Il n’y a pas d’affichage où ouvrir une fenêtre&#x202f;; «&#xa0;plume read FICHIER&#xa0;» lit sans.</translation>
    </message>
    <message>
        <source>There is no font to write with.</source>
        <translation>Il n’y a pas de police pour écrire.</translation>
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
        <source>This model cannot adapt to a writer; update it.</source>
        <translation>Ce modèle ne peut pas s’adapter à une écriture&#x202f;; mettez-le à jour.</translation>
    </message>
    <message>
        <source>Too little is printed on {0} for finding it on scans; use a form with labels or boxes.</source>
        <translation>{0} comporte trop peu d’éléments imprimés pour être reconnu sur les numérisations&#x202f;; utilisez un formulaire avec des libellés ou des cadres.</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Frappe</translation>
    </message>
    <message>
        <source>Wayland takes no keys from programs; text is collected on the clipboard.</source>
        <translation>Wayland ne prend pas de touches des programmes&#x202f;; le texte est recueilli dans le presse-papiers.</translation>
    </message>
    <message>
        <source>What was learned of this hand belongs to another model.</source>
        <translation>Ce qui a été appris de cette écriture appartient à un autre modèle.</translation>
    </message>
    <message>
        <source>What was learned of your hand cannot be saved as {0}: {1}.</source>
        <translation>Ce qui a été appris de votre écriture ne peut pas être enregistré sous {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Your handwritten words in {0} cannot be read: {1}; mend or delete the file.</source>
        <translation>Vos mots manuscrits dans {0} ne peuvent pas être lus&#xa0;: {1}&#x202f;; corrigez ou supprimez le fichier.</translation>
    </message>
    <message>
        <source>Your words in {0} cannot be read: {1}; mend or delete the file.</source>
        <translation>Vos mots dans {0} ne peuvent pas être lus&#xa0;: {1}&#x202f;; corrigez ou supprimez le fichier.</translation>
    </message>
    <message>
        <source>a trace format has more than {0} channels</source>
        <translation>un format de tracé a plus de {0} canaux</translation>
    </message>
    <message>
        <source>a trace format has no channel {0}</source>
        <translation>il manque le canal {0} à un format de tracé</translation>
    </message>
    <message>
        <source>cannot have a least or greatest value; only {0} can.</source>
        <translation>ne peut pas avoir de valeur minimale ou maximale&#x202f;; seuls {0} le peuvent.</translation>
    </message>
    <message>
        <source>cannot have several lines; only text without boxes for letters can.</source>
        <translation>ne peut pas avoir plusieurs lignes&#x202f;; seul un texte sans cases pour les lettres le peut.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>has a name that Plume needs; give it another name.</source>
        <translation>a un nom dont Plume a besoin&#x202f;; donnez-lui un autre nom.</translation>
    </message>
    <message>
        <source>is there twice; give it another name.</source>
        <translation>existe deux fois&#x202f;; donnez-lui un autre nom.</translation>
    </message>
    <message>
        <source>it has a document type, which ink does not need and Plume refuses</source>
        <translation>il a un type de document, dont l’encre n’a pas besoin et que Plume refuse</translation>
    </message>
    <message>
        <source>it holds no strokes</source>
        <translation>il ne contient aucun trait</translation>
    </message>
    <message>
        <source>it is larger than {0} MB</source>
        <translation>il dépasse {0}&#xa0;Mo</translation>
    </message>
    <message>
        <source>it is not InkML, its outermost element is &lt;{0}&gt;</source>
        <translation>ce n’est pas de l’InkML, son premier élément est &lt;{0}&gt;</translation>
    </message>
    <message>
        <source>it is not well-formed XML ({0})</source>
        <translation>ce n’est pas du XML bien formé ({0})</translation>
    </message>
    <message>
        <source>it refers to a {0} {1} that it does not define</source>
        <translation>il renvoie à un {0} {1} qu’il ne définit pas</translation>
    </message>
    <message>
        <source>its contexts refer to each other in a circle</source>
        <translation>ses contextes renvoient l’un à l’autre en cercle</translation>
    </message>
    <message>
        <source>macOS asks for leave to type elsewhere.</source>
        <translation>macOS demande la permission d’écrire ailleurs.</translation>
    </message>
    <message>
        <source>must be filled in</source>
        <translation>doit être rempli</translation>
    </message>
    <message>
        <source>must lie inside the picture of {0} x {1} pixels and be at least {2} pixels wide and high.</source>
        <translation>doit se trouver dans l’image de {0} x {1} pixels et mesurer au moins {2} pixels de large et de haut.</translation>
    </message>
    <message>
        <source>needs a name.</source>
        <translation>doit avoir un nom.</translation>
    </message>
    <message>
        <source>no pen, but a touch screen: {0}; the mouse writes</source>
        <translation>pas de stylet, mais un écran tactile&#xa0;: {0}&#x202f;; la souris écrit</translation>
    </message>
    <message>
        <source>no pen; the mouse writes</source>
        <translation>pas de stylet&#x202f;; la souris écrit</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>nothing can be made out on the page</source>
        <translation>on ne distingue rien sur la page</translation>
    </message>
    <message>
        <source>the form {0} is cut off at the field {1}</source>
        <translation>le formulaire {0} est coupé au champ {1}</translation>
    </message>
    <message>
        <source>the page is blank</source>
        <translation>la page est vierge</translation>
    </message>
    <message>
        <source>the system&apos;s own</source>
        <translation>celui du système</translation>
    </message>
    <message>
        <source>trace {0} has a point of {1} values where its format has {2} channels</source>
        <translation>le tracé {0} a un point de {1} valeurs alors que son format a {2} canaux</translation>
    </message>
    <message>
        <source>trace {0} holds a number that is too large</source>
        <translation>le tracé {0} contient un nombre trop grand</translation>
    </message>
    <message>
        <source>trace {0} holds {1}, which is not a number</source>
        <translation>le tracé {0} contient {1}, qui n’est pas un nombre</translation>
    </message>
    <message>
        <source>trace {0} is difference-encoded, which Plume does not read; save it with explicit values</source>
        <translation>le tracé {0} est codé par différences, ce que Plume ne lit pas&#xa0;; enregistrez-le avec des valeurs explicites</translation>
    </message>
    <message>
        <source>types into other programs</source>
        <translation>écrit dans les autres programmes</translation>
    </message>
    <message>
        <source>{0} belongs to another model; it has to be learned again.</source>
        <translation>{0} appartient à un autre modèle&#x202f;; il faut l’apprendre à nouveau.</translation>
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
        <source>{0} does not have the form {1}</source>
        <translation>{0} n’est pas de la forme {1}</translation>
    </message>
    <message>
        <source>{0} fonts; {1} for the window</source>
        <translation>{0} polices&#x202f;; {1} pour la fenêtre</translation>
    </message>
    <message>
        <source>{0} fonts; {1} has no {2}</source>
        <translation>{0} polices&#x202f;; {1} n’a pas {2}</translation>
    </message>
    <message>
        <source>{0} has fewer pages than before; put the old file back.</source>
        <translation>{0} a moins de pages qu’avant&#x202f;; remettez l’ancien fichier.</translation>
    </message>
    <message>
        <source>{0} has more than digits</source>
        <translation>{0} ne contient pas que des chiffres</translation>
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
        <source>{0} is after {1}</source>
        <translation>{0} est après le {1}</translation>
    </message>
    <message>
        <source>{0} is before {1}</source>
        <translation>{0} est avant le {1}</translation>
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
        <source>{0} is not a Plume model description.</source>
        <translation>{0} n’est pas la description d’un modèle de Plume.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template: from line {1}, column {2} on it is no JSON.</source>
        <translation>{0} n’est pas un gabarit Plume&#xa0;: ce n’est plus du JSON à partir de la ligne {1}, colonne {2}.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template: {1}.</source>
        <translation>{0} n’est pas un gabarit de Plume&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template; choose the JSON file that the template editor saved.</source>
        <translation>{0} n’est pas un gabarit de Plume&#x202f;; choisissez le fichier JSON que l’éditeur de gabarits a enregistré.</translation>
    </message>
    <message>
        <source>{0} is not a Plume template; it must say &quot;format&quot;: &quot;{1}&quot;.</source>
        <translation>{0} n’est pas un gabarit de Plume&#x202f;; il doit contenir &quot;format&quot;: &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>{0} is not a date</source>
        <translation>{0} n’est pas une date</translation>
    </message>
    <message>
        <source>{0} is not a date like {1}</source>
        <translation>{0} n’est pas une date de la forme {1}</translation>
    </message>
    <message>
        <source>{0} is not a day</source>
        <translation>{0} n’est pas un jour du calendrier</translation>
    </message>
    <message>
        <source>{0} is not a file; choose a picture or a PDF.</source>
        <translation>{0} n’est pas un fichier&#x202f;; choisissez une image ou un PDF.</translation>
    </message>
    <message>
        <source>{0} is not a name</source>
        <translation>{0} n’est pas un nom</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} n’est pas un nombre</translation>
    </message>
    <message>
        <source>{0} is not a picture that Plume can read; use PNG, JPEG, TIFF, BMP, WebP or PDF.</source>
        <translation>{0} n’est pas une image que Plume sait lire&#x202f;; utilisez PNG, JPEG, TIFF, BMP, WebP ou PDF.</translation>
    </message>
    <message>
        <source>{0} is not a single word</source>
        <translation>{0} n’est pas un seul mot</translation>
    </message>
    <message>
        <source>{0} is not an amount of money</source>
        <translation>{0} n’est pas une somme d’argent</translation>
    </message>
    <message>
        <source>{0} is not one of {1}</source>
        <translation>{0} n’est pas l’un des choix {1}</translation>
    </message>
    <message>
        <source>{0} is not among the expected values</source>
        <translation>{0} ne fait pas partie des valeurs attendues</translation>
    </message>
    <message>
        <source>Two templates are called {0}; rename one of them, or leave it out.</source>
        <translation>Deux gabarits s’appellent {0}&#x202f;; renommez l’un d’eux, ou retirez-le.</translation>
    </message>
    <message>
        <source>must be yes or no</source>
        <translation>doit être oui ou non</translation>
    </message>
    <message>
        <source>the page does not show any of the forms {0}</source>
        <translation>la page ne montre aucun des formulaires {0}</translation>
    </message>
    <message>
        <source>the page does not show the form {0}</source>
        <translation>la page ne montre pas le formulaire {0}</translation>
    </message>
    <message>
        <source>{0} is not a CSV list; open it in a spreadsheet and save it as CSV.</source>
        <translation>{0} n’est pas une liste CSV&#x202f;; ouvrez-le dans un tableur et enregistrez-le au format CSV.</translation>
    </message>
    <message>
        <source>{0} is not what Plume learned of a hand: {1}.</source>
        <translation>{0} n’est pas ce que Plume a appris d’une écriture&#xa0;: {1}.</translation>
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
        <source>{0} reads the sample</source>
        <translation>{0} lit l’exemple</translation>
    </message>
    <message>
        <source>{0} reads {1} where {2} is written</source>
        <translation>{0} lit {1} là où il est écrit {2}</translation>
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
        <source>{0}, without a display</source>
        <translation>{0}, sans affichage</translation>
    </message>
    <message>
        <source>{0}: field {1} {2}</source>
        <translation>{0}&#xa0;: champ {1} {2}</translation>
    </message>
    <message>
        <source>{0}: field {1}: {2}</source>
        <translation>{0}&#xa0;: champ {1}&#xa0;: {2}</translation>
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
    <name>Speller</name>
    <message>
        <source>Spell the word</source>
        <translation>Épeler le mot</translation>
    </message>
    <message>
        <source>Ink of the word</source>
        <translation>Encre du mot</translation>
    </message>
    <message>
        <source>What the word says</source>
        <translation>Ce que dit le mot</translation>
    </message>
    <message>
        <source>Tap a letter to put another one in its place</source>
        <translation>Touchez une lettre pour en mettre une autre à sa place</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Valider</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Majuscule</translation>
    </message>
    <message>
        <source>Accents and digits</source>
        <translation>Accents et chiffres</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Effacement arrière</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>1. Scans</source>
        <translation>1. Numérisations</translation>
    </message>
    <message>
        <source>Drop a folder, a PDF or pictures here</source>
        <translation>Déposez ici un dossier, un PDF ou des images</translation>
    </message>
    <message>
        <source>2. Forms that may come</source>
        <translation>2. Formulaires attendus</translation>
    </message>
    <message>
        <source>Drop templates here. A template says where the fields of a form are</source>
        <translation>Déposez ici des gabarits. Un gabarit dit où sont les champs d’un formulaire</translation>
    </message>
    <message>
        <source>From a batch of forms to a table</source>
        <translation>D’un lot de formulaires à un tableau</translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <translation>Lots précédents</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove the batch: {0}</source>
        <translation>Supprimer le lot&#xa0;: {0}</translation>
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
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>SuggestionStrip</name>
    <message>
        <source>Looking for fields…</source>
        <translation>Recherche des champs…</translation>
    </message>
    <message numerus="yes">
        <source>%n suggested field(s), green and dashed: name them, change them or remove them. What you touch is yours.</source>
        <translation>
            <numerusform>%n champ proposé, en vert et pointillé&#xa0;: nommez-le, modifiez-le ou supprimez-le. Ce que vous touchez est à vous.</numerusform>
            <numerusform>%n champs proposés, en vert et pointillé&#xa0;: nommez-les, modifiez-les ou supprimez-les. Ce que vous touchez est à vous.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>Template editor</source>
        <translation>Éditeur de gabarits</translation>
    </message>
    <message>
        <source>The template is not kept safe in case of a crash: {0}</source>
        <translation>Le gabarit n’est pas mis à l’abri en cas de plantage&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Pictures and PDFs ({0})</source>
        <translation>Images et PDF ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A filled form</source>
        <translation>Un formulaire rempli</translation>
    </message>
    <message>
        <source>This is a copy of the sample; try it on one of its filled forms.</source>
        <translation>Voici une copie de l’exemple&#x202f;; essayez-la sur l’un de ses formulaires remplis.</translation>
    </message>
    <message>
        <source>Drag on the form to draw a field, or let Plume look for them.</source>
        <translation>Faites glisser sur le formulaire pour dessiner un champ, ou laissez Plume les chercher.</translation>
    </message>
    <message>
        <source>Most fields seem to be written in. Say so, and only lines count as printed there; a blank form is read better.</source>
        <translation>La plupart des champs semblent remplis. Indiquez-le, et seules les lignes y compteront comme imprimées&#x202f;; un formulaire vierge est mieux lu.</translation>
    </message>
    <message>
        <source>Somebody has written on it</source>
        <translation>Quelqu’un a écrit dessus</translation>
    </message>
    <message>
        <source>No more fields were found: draw them where people write.</source>
        <translation>Aucun autre champ n’a été trouvé&#xa0;: dessinez-les là où l’on écrit.</translation>
    </message>
    <message>
        <source>filled form</source>
        <comment>undo</comment>
        <translation>le réglage du formulaire rempli</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} enregistré.</translation>
    </message>
    <message>
        <source>Form template</source>
        <translation>Gabarit de formulaire</translation>
    </message>
    <message>
        <source>{0}[*] – form template</source>
        <translation>{0}[*] – gabarit de formulaire</translation>
    </message>
</context>
<context>
    <name>TemplateRecovery</name>
    <message>
        <source>Plume did not end as it should. The form template “{0}” was kept as it stood ({1}).</source>
        <translation>Plume ne s’est pas terminé normalement. Le gabarit «&#xa0;{0}&#xa0;» a été conservé dans son dernier état ({1}).</translation>
    </message>
    <message>
        <source>A form template of an earlier run cannot be read any more: {0}</source>
        <translation>Un gabarit d’une session précédente ne peut plus être lu&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>&amp;New form template…</source>
        <translation>&amp;Nouveau gabarit…</translation>
    </message>
    <message>
        <source>Draw the fields on a scan of the empty form</source>
        <translation>Dessiner les champs sur une numérisation du formulaire vierge</translation>
    </message>
    <message>
        <source>&amp;Edit form template…</source>
        <translation>&amp;Modifier un gabarit…</translation>
    </message>
    <message>
        <source>Change the fields of a form</source>
        <translation>Modifier les champs d’un formulaire</translation>
    </message>
    <message>
        <source>Open the sample &amp;template</source>
        <translation>Ouvrir le &amp;gabarit d’exemple</translation>
    </message>
    <message>
        <source>See how a form is described</source>
        <translation>Voir comment un formulaire est décrit</translation>
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
    <name>ThresholdSlider</name>
    <message>
        <source>Review threshold</source>
        <translation>Seuil de vérification</translation>
    </message>
    <message>
        <source>Review threshold in percent</source>
        <translation>Seuil de vérification en pour cent</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>TrialStrip</name>
    <message>
        <source>Page of the filled form</source>
        <translation>Page du formulaire rempli</translation>
    </message>
    <message>
        <source>Page of the file</source>
        <translation>Page du fichier</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>sur {0}</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture de {0}…</translation>
    </message>
    <message>
        <source>{0} cannot be read with this template: {1}</source>
        <translation>{0} ne peut pas être lu avec ce gabarit&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} matches.</source>
        <translation>{0} correspond.</translation>
    </message>
    <message>
        <source>It is hard to read: {0}.</source>
        <translation>L’image est difficile à lire&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>There are no fields to read.</source>
        <translation>Il n’y a aucun champ à lire.</translation>
    </message>
    <message>
        <source>No writing was found in its fields. Where somebody has written on the template’s own picture, say so beside the form.</source>
        <translation>Aucune écriture n’a été trouvée dans ses champs. Si quelqu’un a écrit sur l’image du gabarit lui-même, indiquez-le à côté du formulaire.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n champ à vérifier.</numerusform>
            <numerusform>%n champs à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every field is read for sure.</source>
        <translation>Tous les champs sont lus avec certitude.</translation>
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
        <source>Undo cannot take back what was typed: the caret has left it.</source>
        <translation>Annuler ne peut pas reprendre ce qui a été tapé&#xa0;: le curseur n’y est plus.</translation>
    </message>
    <message>
        <source>Redo cannot type it again: the caret has left the place.</source>
        <translation>Rétablir ne peut pas le retaper&#xa0;: le curseur n’y est plus.</translation>
    </message>
    <message>
        <source>Nothing could be read; write larger or erase and try again.</source>
        <translation>Rien n’a pu être lu&#x202f;; écrivez plus grand, ou effacez et recommencez.</translation>
    </message>
</context>
<context>
    <name>WriteView</name>
    <message>
        <source>The text was copied.</source>
        <translation>Le texte a été copié.</translation>
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
