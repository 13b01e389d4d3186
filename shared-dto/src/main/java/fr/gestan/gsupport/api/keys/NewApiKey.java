package fr.gestan.gsupport.api.keys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * A key that is to be made.
 *
 * @param name what it is for; two keys may have one name, as when one takes over from the other
 * @param scopes what it may do
 * @param expiresOn the last day on which it works, today at the earliest; null: no end
 */
public record NewApiKey(
        @NotBlank @Size(max = 200) String name,

        @NotEmpty @Size(max = 20)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "clients:read|credits:read|credits:write|green-button",
                                message = "must be one of clients:read, credits:read, credits:write, green-button")
                        String>
                scopes,

        LocalDate expiresOn) {}
