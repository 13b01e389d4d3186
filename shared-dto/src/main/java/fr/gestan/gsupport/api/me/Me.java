package fr.gestan.gsupport.api.me;

import fr.gestan.gsupport.api.Role;
import java.util.List;

/**
 * The caller: a person (with roles, without scopes) or an API key (with scopes, without roles).
 *
 * @param code a person's trigram; {@code 9999} for an API key
 * @param fullName the person's name, or the name of the key
 * @param phone null for an API key
 */
public record Me(String code, String fullName, String phone, List<Role> roles, List<String> scopes) {}
