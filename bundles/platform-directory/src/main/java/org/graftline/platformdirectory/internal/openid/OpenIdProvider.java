package org.graftline.platformdirectory.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platformdirectory.internal.openid.ProviderDescription.Known;

/**
 * OpenID Connect Core 1.0: the authorization code flow with PKCE (RFC 7636), state and nonce. The code is exchanged by the server itself, so
 * that no token ever reaches a browser. Safe for many threads.
 */
final class OpenIdProvider implements IdentityProvider {
    private static final int LONGEST_REASON = 80;

    private final OpenIdSettings settings;
    private final ProviderDescription description;
    private final Clock clock;

    OpenIdProvider(OpenIdSettings settings, Clock clock) {
        this.settings = settings;
        this.description = new ProviderDescription(settings, clock);
        this.clock = clock;
    }

    @Override
    public String source() {
        return settings.source();
    }

    @Override
    public String label() {
        return settings.label();
    }

    @Override
    public Duration renewEvery() {
        return settings.askEvery();
    }

    @Override
    public Request request(Proof proof) {
        OIDCProviderMetadata metadata = description.get().metadata();
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        settings.back())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (proof == Proof.FRESH) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        return new Request(
                request.build().toURI(),
                state.getValue(),
                nonce.getValue(),
                verifier.getValue(),
                proof,
                clock.instant().getEpochSecond());
    }

    @Override
    public Proven prove(Request request, Map<String, String> answer) {
        Known known = description.get();
        AuthorizationCode code = code(known.metadata(), request, answer);
        OIDCTokenResponse tokens = exchange(
                known.metadata(),
                new AuthorizationCodeGrant(code, settings.back(), new CodeVerifier(request.verifier())));
        JWT token = tokens.getOIDCTokens().getIDToken();
        IDTokenClaimsSet claims = validated(known, token, request.nonce());
        requireFresh(request, claims);
        return new Proven(
                person(
                        claims,
                        claims(known.metadata(), claims, tokens.getOIDCTokens().getAccessToken())),
                Optional.ofNullable(tokens.getOIDCTokens().getRefreshToken()).map(RefreshToken::getValue),
                Optional.ofNullable(known.metadata().getEndSessionEndpointURI())
                        .filter(OpenIdSettings::isKept)
                        .map(end -> logOut(end, token)));
    }

    private AuthorizationCode code(OIDCProviderMetadata metadata, Request request, Map<String, String> answer) {
        if (!request.state().equals(answer.get("state"))) {
            throw new NotProvenException("The answer belongs to another log-in. Begin again.");
        }
        String from = answer.get("iss");
        if (from == null ? metadata.supportsAuthorizationResponseIssuerParam() : !from.equals(settings.issuer())) {
            throw new NotProvenException( // RFC 9207: an answer of one provider is not taken for another's
                    "The answer does not come from the provider '%s'. Begin again.".formatted(settings.label()));
        }
        String error = answer.get("error");
        if (error != null) {
            throw new NotProvenException(
                    "The provider '%s' did not let you in (%s). Try again, or ask its administrator."
                            .formatted(settings.label(), shown(error)));
        }
        String code = answer.get("code");
        if (code == null || code.isBlank()) {
            throw new NotProvenException(
                    "The answer of the provider '%s' is not whole. Begin again.".formatted(settings.label()));
        }
        return new AuthorizationCode(code);
    }

    private OIDCTokenResponse exchange(OIDCProviderMetadata metadata, AuthorizationGrant grant) {
        TokenResponse response = ask(metadata, grant);
        if (!response.indicatesSuccess()) {
            ErrorObject error = response.toErrorResponse().getErrorObject();
            if (OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode())) {
                throw new NotProvenException(
                        "The provider '%s' does not know this answer any more: it was used already, or took too long. Begin again."
                                .formatted(settings.label()));
            }
            throw ProviderDescription.unavailable(
                    settings, new GeneralException(shown(String.valueOf(error.getCode()))));
        }
        OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw new NotProvenException(
                    "The provider '%s' sent no proof of who you are. Ask its administrator to allow the scope openid."
                            .formatted(settings.label()));
        }
        return tokens;
    }

    private TokenResponse ask(OIDCProviderMetadata metadata, AuthorizationGrant grant) {
        ClientID client = new ClientID(settings.clientId());
        URI endpoint = metadata.getTokenEndpointURI();
        TokenRequest request = settings.secret().isEmpty()
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(endpoint, authentication(metadata, client), grant).build();
        HTTPRequest http = request.toHTTPRequest();
        description.configure(http);
        try {
            return OIDCTokenResponseParser.parse(http.send());
        } catch (IOException | GeneralException failed) {
            throw ProviderDescription.unavailable(settings, failed);
        }
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata, ClientID client) {
        Secret secret = new Secret(settings.secret());
        List<ClientAuthenticationMethod> taken = metadata.getTokenEndpointAuthMethods();
        boolean onlyInTheBody = taken != null
                && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return onlyInTheBody ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    private IDTokenClaimsSet validated(Known known, JWT token, String nonce) {
        try {
            return known.validator().validate(token, new Nonce(nonce));
        } catch (BadJOSEException untrue) {
            throw new NotProvenException(
                    "The proof of the provider '%s' is not to be trusted (%s). Begin again; if it happens again, ask an administrator to compare the clocks and the settings of %s."
                            .formatted(
                                    settings.label(), shown(String.valueOf(untrue.getMessage())), OpenIdSettings.PID),
                    untrue);
        } catch (JOSEException failed) {
            throw ProviderDescription.unavailable(settings, new IOException(failed));
        }
    }

    /** A signature needs a proof given now: the provider was told so, and says when it was given (OpenID Connect Core 1.0, section 2). */
    private void requireFresh(Request request, IDTokenClaimsSet claims) {
        if (request.proof() != Proof.FRESH) {
            return;
        }
        Date given = claims.getAuthenticationTime();
        long earliest = request.begunEpochSecond() - settings.skew().toSeconds();
        if (given == null || given.toInstant().getEpochSecond() < earliest) {
            throw new NotProvenException(
                    "The provider '%s' did not ask you to prove yourself again. Nothing was signed. Ask its administrator whether it takes prompt=login and tells auth_time."
                            .formatted(settings.label()));
        }
    }

    /** What the signed token says first; where something is missing, what the provider tells about its holder. */
    private Claims claims(OIDCProviderMetadata metadata, IDTokenClaimsSet claims, AccessToken access) {
        Claims signed = new Claims(claims.toJSONObject(), Map.of());
        URI endpoint = metadata.getUserInfoEndpointURI();
        boolean whole = signed.has(settings.loginClaim())
                && signed.has(settings.nameClaim())
                && signed.has(settings.groupsClaim());
        if (whole || endpoint == null || !OpenIdSettings.isKept(endpoint)) {
            return signed;
        }
        HTTPRequest http = new UserInfoRequest(endpoint, access).toHTTPRequest();
        description.configure(http);
        try {
            UserInfoResponse response = UserInfoResponse.parse(http.send());
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                return signed;
            }
            var told = response.toSuccessResponse().getUserInfo();
            return told.getSubject().equals(claims.getSubject()) // it may be about somebody else: section 5.3.2
                    ? new Claims(signed.first(), told.toJSONObject())
                    : signed;
        } catch (IOException | GeneralException failed) {
            throw ProviderDescription.unavailable(settings, failed);
        }
    }

    private DirectoryPerson person(IDTokenClaimsSet signed, Claims claims) {
        String login = claims.text(settings.loginClaim())
                .orElseThrow(() -> new NotProvenException(
                        "The provider '%s' does not tell your log-in name ('%s'). Ask an administrator to let it, or to name another claim in %s."
                                .formatted(settings.label(), settings.loginClaim(), OpenIdSettings.PID)));
        Instant until = clock.instant().plus(settings.hold());
        return new DirectoryPerson(
                settings.source(),
                settings.issuer() + " " + signed.getSubject().getValue(),
                login,
                claims.text(settings.nameClaim()).orElse(login),
                settings.mailClaim().isEmpty()
                        ? ""
                        : claims.text(settings.mailClaim()).orElse(""),
                settings.groupsClaim().isEmpty()
                        ? java.util.Set.of()
                        : settings.roles().of(claims.texts(settings.groupsClaim()), OpenIdProvider::isSame),
                until);
    }

    /** Keycloak names groups by their path: /laboratory/technicians. */
    private static boolean isSame(String named, String group) {
        return named.equals(group) || (group.startsWith("/") && named.equals(group.substring(1)));
    }

    private URI logOut(URI end, JWT token) {
        return new LogoutRequest(end, token, settings.afterLogOut(), null).toURI();
    }

    @Override
    public Optional<String> renew(String standing) {
        OIDCProviderMetadata metadata = description.get().metadata();
        TokenResponse response = ask(metadata, new RefreshTokenGrant(new RefreshToken(standing)));
        if (response.indicatesSuccess()) {
            RefreshToken next = response.toSuccessResponse().getTokens().getRefreshToken();
            return Optional.of(next == null ? standing : next.getValue());
        }
        String code = response.toErrorResponse().getErrorObject().getCode();
        if (OAuth2Error.INVALID_GRANT.getCode().equals(code)) {
            return Optional.empty();
        }
        throw new DirectoryUnavailableException("The provider '%s' could not be asked about a log-in (%s)."
                .formatted(settings.label(), shown(String.valueOf(code))));
    }

    /** What comes from elsewhere is shown short and without anything that could break a line. */
    private static String shown(String text) {
        String bare = text.replaceAll("[^\\p{L}\\p{N} .,:_'()-]", "?");
        return bare.length() > LONGEST_REASON ? bare.substring(0, LONGEST_REASON) + "…" : bare;
    }
}
