package org.graftline.web.internal.page;

import static org.assertj.core.api.BDDAssertions.then;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over which connection whom is answered; requests and answers are stand-ins, the real ones are in {@code it/felix}. */
class PlainRequestsTest {
    private final List<String> said = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private String asked(boolean ownTls, boolean secure, String from) throws Exception {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("isSecure") ? (Object) secure : from);
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getOutputStream")) {
                        return stream();
                    }
                    said.add(method.getName() + " " + arguments[arguments.length - 1]);
                    return null;
                });
        new PlainRequests(ownTls).doFilter(request, response, (asked, answered) -> said.add("answered"));
        return String.join(", ", said);
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("nobody listens here");
            }

            @Override
            public void write(int one) {
                body.write(one);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 192.0.2.7, 'setHeader max-age=31536000, answered'",
        "true, false, 127.0.0.1, answered",
        "true, false, ::1, answered",
        "false, false, 192.0.2.7, answered",
        "false, true, 192.0.2.7, answered"
    })
    void who_is_answered(boolean ownTls, boolean secure, String from, String said) throws Exception {
        then(asked(ownTls, secure, from)).isEqualTo(said);
    }

    @Test
    void another_computer_that_asks_in_the_clear_is_told_to_use_https() throws Exception {
        then(asked(true, false, "192.0.2.7")).startsWith("setStatus 403").doesNotContain("answered");
        then(body.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("over https only");
    }
}
