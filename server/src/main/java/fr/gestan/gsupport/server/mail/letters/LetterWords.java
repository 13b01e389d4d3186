package fr.gestan.gsupport.server.mail.letters;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mails: here in French, those of the specification to the letter, in messages/letter_en in English. */
@MessageBundle(value = "letter", locale = "fr")
public interface LetterWords {

    @Message("Votre situation de Crédit-Temps")
    String subject();

    @Message("Situation de votre Crédit-Temps")
    String heading();

    @Message("Se désinscrire à la réception de ces messages.")
    String unsubscribe();

    @Message("Bonjour,")
    String hello();

    /** Between what a figure is called and the figure. */
    @Message(" :")
    String colon();

    @Message("{count} {#if count > -2 && count < 2}minute{#else}minutes{/if}")
    String minutes(int count);

    @Message("Suite à notre intervention du {day} à {time}, voici la situation de votre crédit-temps.")
    String afterIntervention(String day, String time);

    @Message("Votre achat de crédit-temps du {day} à {time} est enregistré, voici la situation de votre crédit-temps.")
    String afterPurchase(String day, String time);

    @Message("Du crédit-temps vous a été offert le {day} à {time}, voici la situation de votre crédit-temps.")
    String afterGift(String day, String time);

    @Message("Crédit-temps offert")
    String given();

    @Message("Vous")
    String you();

    @Message("Résumé de l'intervention")
    String summary();

    @Message("Notre conseil")
    String advice();

    @Message("Durée de l'intervention")
    String duration();

    @Message("Crédit-temps acheté")
    String bought();

    @Message("Valable jusqu'au")
    String validUntil();

    @Message("Crédit-temps précédent")
    String balanceBefore();

    @Message("Solde de crédit-temps")
    String balanceAfter();

    @Message("Cette intervention a été effectuée à titre gratuit 😊")
    String free();

    @Message("Attention")
    String attention();

    @Message("votre crédit-temps est négatif, veillez à approvisionner votre compte avant la prochaine intervention.")
    String owing();

    @Message("Bonne journée !")
    String goodDay();

    @Message("Équipe {publisher}")
    String team(String publisher);

    @Message("Content de cette intervention ? N'hésitez pas à donner votre appréciation sur notre")
    String review();

    @Message("page Facebook")
    String reviewPage();

    @Message(" !")
    String reviewEnd();

    @Message("L'intervention du {day} à {time} avait été mal enregistrée : c'est rectifié.")
    String interventionPutRight(String day, String time);

    @Message("L'achat de crédit-temps du {day} à {time} avait été mal enregistré : c'est rectifié.")
    String purchasePutRight(String day, String time);

    @Message("L'intervention du {day} à {time}, enregistrée par erreur sur votre compte, a été annulée.")
    String interventionUndone(String day, String time);

    @Message("L'achat de crédit-temps du {day} à {time}, enregistré par erreur sur votre compte, a été annulé.")
    String purchaseUndone(String day, String time);

    @Message("L'écriture « {what} » du {day}, enregistrée par erreur sur votre compte, a été annulée.")
    String lineUndone(String what, String day);

    @Message("Veuillez nous en excuser. Voici la situation de votre crédit-temps.")
    String sorry();

    @Message("Intervention annulée")
    String undoneIntervention();

    @Message("Durée annulée")
    String undoneDuration();

    @Message("(à titre gratuit)")
    String undoneFree();

    @Message("Crédit-temps annulé")
    String undoneCredit();

    @Message("Votre relevé de Crédit-Temps")
    String statementSubject();

    @Message("Votre relevé de Crédit-Temps")
    String statementHeading();

    @Message("Vous trouverez ci-joint votre relevé de crédit-temps, du {from} au {to}.")
    String statementOf(String from, String to);

    @Message("Vous trouverez ci-joint votre relevé de crédit-temps, jusqu'au {to}.")
    String statementUntil(String to);

    @Message("Alerte : il vous reste {count} {#if count < 2}minute{#else}minutes{/if} de crédit-temps")
    String lowSubject(int count);

    @Message("Alerte : votre crédit-temps est épuisé")
    String emptySubject();

    @Message("Alerte sur votre Crédit-Temps")
    String alertHeading();

    @Message("Le {day} à {time}, votre crédit-temps est descendu à un niveau bas. Pensez à le réapprovisionner.")
    String low(String day, String time);

    @Message("Le {day} à {time}, votre crédit-temps a été épuisé.")
    String empty(String day, String time);

    @Message("Échéance : {count} {#if count < 2}minute{#else}minutes{/if} de crédit-temps à utiliser jusqu'au {day}")
    String expirySubject(int count, String day);

    @Message("Échéance de votre Crédit-Temps")
    String expiryHeading();

    @Message("Une partie de votre crédit-temps arrive bientôt à échéance.")
    String expirySoon();

    @Message("Crédit-temps concerné")
    String expiring();

    @Message("Ce qui n'aura pas été utilisé à cette date ne pourra plus l'être ensuite.")
    String expiryAfter();

    @Message("Bug : {title} (intervention {interventionId})")
    String bugSubject(String title, long interventionId);

    @Message("Bug signalé par le support")
    String bugHeading();

    @Message("Pendant une intervention, {name} ({code}) a constaté un bug, signalé le {day} à {time}.")
    String bugFound(String name, String code, String day, String time);

    @Message("Client")
    String bugClient();

    @Message("Intervention")
    String bugIntervention();

    @Message("Version de Gestan")
    String bugVersion();

    @Message("Titre")
    String bugTitle();

    @Message("Description")
    String bugDescription();
}
