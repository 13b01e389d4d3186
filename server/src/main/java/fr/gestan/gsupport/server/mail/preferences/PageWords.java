package fr.gestan.gsupport.server.mail.preferences;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which a client chooses its mails: here in French, in messages/preferences_en in English. */
@MessageBundle(value = "preferences", locale = "fr")
public interface PageWords {

    @Message("Vos messages")
    String title();

    @Message("Choisissez les messages que {publisher} vous envoie à votre adresse.")
    String intro(String publisher);

    @Message("Récapitulatifs d'intervention")
    String recaps();

    @Message("Après chaque intervention : ce qui a été fait, et votre solde de crédit-temps.")
    String recapsHint();

    @Message("Achats de crédit-temps et alertes")
    String creditNotes();

    @Message("Lorsque votre crédit-temps change ou demande votre attention.")
    String creditNotesHint();

    @Message("Invitations à donner votre avis")
    String reviewInvitations();

    @Message("Une phrase à la fin de certains récapitulatifs.")
    String reviewInvitationsHint();

    @Message("Enregistrer")
    String save();

    @Message("Ne plus rien recevoir")
    String nothing();

    @Message("Vos choix sont enregistrés.")
    String saved();

    @Message("Vos choix sont enregistrés : vous ne recevrez plus aucun de ces messages.")
    String savedNothing();

    @Message("English")
    String otherLanguage();

    @Message("Ce lien n'est pas valable")
    String unknownTitle();

    @Message(
            "Il a peut-être été coupé en chemin. Reprenez-le entier dans le dernier message que vous avez reçu, ou répondez à ce message : nous ferons le changement pour vous.")
    String unknownText();
}
