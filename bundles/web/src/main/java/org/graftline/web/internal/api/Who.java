package org.graftline.web.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.PersonId;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in.
 *
 * @param token to be sent back in X-Graftline-Token with every unsafe request; null when nobody is logged in
 * @param setUp whether the installation waits for its first administrator
 * @param may what the person may do on the installation and on every study; to record readings and to keep devices stand there also
 *     where only some study allows it
 * @param keepsPeople whether people are kept here and not by a host
 * @param benchSignIn whether one can sign in by badge and PIN
 * @param provider the provider of single sign-on at which the person proves themself for a signature; null for log-in name and password
 * @param providers where one can log in besides by name and password; empty where somebody is logged in
 * @param journalKey the key of the person's readings in a browser without a network; only in the answer to a sign-in at the Bench
 */
record Who(
        @Nullable PersonId person,
        @Nullable String name,
        @Nullable String token,
        boolean setUp,
        List<Permission> may,
        boolean keepsPeople,
        boolean benchSignIn,
        @Nullable String provider,
        List<SingleSignOn.Provider> providers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String journalKey) {
    Who {
        may = List.copyOf(may);
        providers = List.copyOf(providers);
    }

    Who with(String key) {
        return new Who(person, name, token, setUp, may, keepsPeople, benchSignIn, provider, providers, key);
    }

    @Override
    public String toString() {
        return "Who[" + person + "]"; // never the token or the key
    }
}
