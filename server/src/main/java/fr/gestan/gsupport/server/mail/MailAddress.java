package fr.gestan.gsupport.server.mail;

/** Whether something typed as an e-mail address can be one. */
public final class MailAddress {

    private MailAddress() {}

    /** @param address may be null */
    public static boolean isPlausible(String address) {
        if (address == null || address.isBlank() || address.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        int at = address.lastIndexOf('@');
        return at > 0
                && at < address.length() - 1
                && address.indexOf('@') == at
                && address.chars().noneMatch(Character::isWhitespace)
                && address.indexOf(',') < 0
                && address.indexOf(';') < 0
                && address.indexOf('<') < 0
                && address.indexOf('>') < 0;
    }
}
