package org.graftline.it.bench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.graftline.it.bench.capture.Server;
import org.graftline.it.bench.capture.Shift;

/** The database file is changed or cut while no server runs: it is refused, or everything that was promised is in it. */
final class DamagedDatabase implements Fault {
    private static final int MOST_BYTES = 4_096;

    @Override
    public String kind() {
        return "damage";
    }

    @Override
    public String words() {
        return "the database file of a stopped or killed server is overwritten in a place, or cut, before the next start";
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Shift shift = site.shift();
        site.awaitReadings();
        boolean killed = moments.nextBoolean();
        if (killed) {
            site.server().kill();
            shift.end();
        } else {
            shift.end();
            site.server().close();
        }
        Path home = site.home();
        Path file = home.resolve("data/graftline.mv.db");
        Path intact = Files.copy(file, site.place().resolve("intact"), StandardCopyOption.REPLACE_EXISTING);
        Path seal = home.resolve("data/graftline.sha256");
        Path intactSeal = site.place().resolve("intact.sha256");
        Files.deleteIfExists(intactSeal);
        if (Files.exists(seal)) {
            Files.copy(seal, intactSeal);
        }
        damage(file, moments);
        try {
            site.start();
        } catch (Server.NotStartedException refused) {
            Sentences.lastWords(refused.said())
                    .ifPresentOrElse(
                            words -> tally.refused(shortened(words, home)),
                            () -> tally.wrong("A damaged file is refused without a sentence: " + refused.said()));
            Files.copy(intact, file, StandardCopyOption.REPLACE_EXISTING);
            if (Files.exists(intactSeal)) {
                Files.copy(intactSeal, seal, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(seal);
            }
            site.start();
        }
        site.settle(shift, tally);
    }

    private static void damage(Path file, Random moments) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long length = open.length();
            if (moments.nextInt(4) == 0) {
                open.setLength(length - 1 - moments.nextLong(length / 2));
                return;
            }
            byte[] noise = new byte[1 + moments.nextInt(MOST_BYTES)];
            moments.nextBytes(noise);
            open.seek(moments.nextLong(length));
            open.write(noise, 0, (int) Math.min(noise.length, Math.max(1, length - open.getFilePointer())));
        }
    }

    private static String shortened(String words, Path home) {
        return words.replace(home.toString(), "HOME");
    }
}
