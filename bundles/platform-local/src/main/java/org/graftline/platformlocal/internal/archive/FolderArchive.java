package org.graftline.platformlocal.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.graftline.platform.DocumentArchive;
import org.graftline.study.Sha256;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * Keeps documents as files, {@code HOME/archive/STUDY/NAME}. A document is whole or absent, and never overwritten: another document of
 * the same name gets the start of its SHA-256 into its name.
 */
@Component
@ServiceRanking(-100)
public final class FolderArchive implements DocumentArchive {
    private static final int LONGEST_NAME = 150;

    private final Access access;
    private final Path folder;

    /**
     * @param access asked before a document is kept
     * @param context knows the home directory, property {@code graftline.home}
     */
    @Activate
    public FolderArchive(@Reference(policyOption = ReferencePolicyOption.GREEDY) Access access, BundleContext context) {
        this(access, home(context).resolve("archive"));
    }

    FolderArchive(Access access, Path folder) {
        this.access = access;
        this.folder = folder;
    }

    @Override
    public String keep(Actor actor, StudyCode study, String name, byte[] content) {
        access.require(actor, Permission.MAKE_REPORT, study);
        String safe = checked(name);
        Path ofStudy = folder.resolve(study.value());
        try {
            Files.createDirectories(ofStudy);
            Path place = ofStudy.resolve(safe);
            if (Files.exists(place) && !hasContent(place, content)) {
                place = ofStudy.resolve(withHash(safe, content));
            }
            if (!Files.exists(place)) {
                writeWhole(place, content);
            }
            return "file " + place.toAbsolutePath().normalize();
        } catch (IOException failure) {
            throw new StudyException(
                    "'%s' could not be kept in %s: %s. Make room or mend the folder's rights, then archive it again."
                            .formatted(safe, ofStudy.toAbsolutePath(), reason(failure)),
                    failure);
        }
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }

    private static String checked(String name) {
        if (name.length() > LONGEST_NAME || !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._+()-]*")) {
            throw new StudyException(
                    "'%s' cannot be the name of a document. Use 1 to %d letters, digits, blanks or . _ - + ( ), beginning with a letter or digit."
                            .formatted(
                                    name.substring(0, Math.min(name.length(), LONGEST_NAME))
                                            .replaceAll("\\p{C}", "?"),
                                    LONGEST_NAME));
        }
        return name;
    }

    private static String withHash(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String start = Sha256.of(content).substring(0, 12);
        return dot < 0 ? name + "-" + start : name.substring(0, dot) + "-" + start + name.substring(dot);
    }

    private static boolean hasContent(Path place, byte[] content) throws IOException {
        return Files.size(place) == content.length && Arrays.equals(Files.readAllBytes(place), content);
    }

    private static void writeWhole(Path place, byte[] content) throws IOException {
        Path part = Files.createTempFile(place.getParent(), ".part-", null);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true); // on disk before it has its name
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
