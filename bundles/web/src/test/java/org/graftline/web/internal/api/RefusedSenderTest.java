package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusedSenderTest {
    private static final int PATIENCE_MS = 20_000;

    @Test
    void whoever_is_refused_before_their_body_arrived_keeps_the_connection() throws Exception {
        try (Site site = new Site();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            out.write(request("POST /api/v1/studies/PDX-1/readings", 2));
            out.flush();
            Thread.sleep(300); // the body is on its way while nobody turns out to be logged in
            out.write("{}".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            then(in.readLine()).contains(" 4");
            out.write(request("GET /api/v1/session", 0));
            out.flush();

            then(in.lines().filter(line -> line.contains("HTTP/1.1 200")).findFirst())
                    .as("the answer to what is asked next on the same connection")
                    .isPresent();
        }
    }

    private static byte[] request(String line, int length) {
        return (line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
