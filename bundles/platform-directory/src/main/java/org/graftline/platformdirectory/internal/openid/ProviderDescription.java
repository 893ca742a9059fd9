package org.graftline.platformdirectory.internal.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0), asked when it is first needed and again every hour, with the keys that
 * its tokens are signed by. Only signatures by a key pair are believed: a token without one, or by a shared secret, proves nobody. Safe for
 * many threads.
 */
final class ProviderDescription {
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final int LARGEST_KEY_SET = 1 << 18;
    private static final Set<JWSAlgorithm> BELIEVED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OpenIdSettings settings;
    private final Clock clock;
    private @Nullable Known known;

    /** What was answered, and when. */
    record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant at) {}

    ProviderDescription(OpenIdSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws DirectoryUnavailableException if the provider does not answer, or not as one does */
    synchronized Known get() {
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(HOLDS))) {
            return known;
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), this::configure);
            require(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
            require(metadata.getTokenEndpointURI(), "token_endpoint");
            require(metadata.getJWKSetURI(), "jwks_uri");
            known = new Known(metadata, validator(metadata), now);
            return known;
        } catch (IOException | GeneralException failed) {
            throw unavailable(settings, failed);
        }
    }

    private IDTokenValidator validator(OIDCProviderMetadata metadata) throws MalformedURLException {
        int millis = (int) settings.answer().toMillis();
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(millis, millis, LARGEST_KEY_SET, true, settings.trust()))
                .build();
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(BELIEVED, keys),
                null);
        validator.setMaxClockSkew((int) settings.skew().toSeconds());
        return validator;
    }

    private void require(@Nullable URI address, String what) {
        if (address == null || !OpenIdSettings.isKept(address)) {
            throw new DirectoryUnavailableException(
                    "The provider '%s' names no '%s' that begins with https://. Check 'issuer' in %s."
                            .formatted(settings.label(), what, OpenIdSettings.PID));
        }
    }

    /** Gives a request the limits and the trust of the settings. */
    void configure(HTTPRequest request) {
        int millis = (int) settings.answer().toMillis();
        request.setConnectTimeout(millis);
        request.setReadTimeout(millis);
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(settings.trust());
    }

    static DirectoryUnavailableException unavailable(OpenIdSettings settings, Exception failed) {
        String what = failed instanceof javax.net.ssl.SSLException
                ? "shows a certificate that is not believed, or one of another name. Check 'issuer' and 'certificates'"
                : failed instanceof IOException
                        ? "does not answer. Check that it runs and can be reached"
                        : "does not answer as one does. Check 'issuer', and that 'clientId' and the secret are those that it knows,";
        return new DirectoryUnavailableException(
                "The provider '%s' %s in %s. Until then only people with a password can log in."
                        .formatted(settings.label(), what, OpenIdSettings.PID),
                failed);
    }
}
