package org.graftline.platformdirectory.internal.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Role;

/**
 * Which groups of a directory give which roles. Written as {@code group => role; group => role of STUDY; …}; a group may stand several
 * times.
 */
public final class GroupRoles {
    private static final String ARROW = "=>";

    private record Line(String group, GroupRole role) {}

    private final List<Line> lines;

    private GroupRoles(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * @param pid whose setting {@code roles} it is, for messages
     * @throws SettingException if a part cannot be read, saying which
     */
    public static GroupRoles read(String pid, String text) {
        List<Line> lines = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                lines.add(line(pid, part.strip()));
            }
        }
        return new GroupRoles(List.copyOf(lines));
    }

    private static Line line(String pid, String part) {
        int arrow = part.lastIndexOf(ARROW); // a distinguished name may hold an equals sign, a role holds none
        String group = arrow < 0 ? "" : part.substring(0, arrow).strip();
        String[] role = (arrow < 0 ? "" : part.substring(arrow + ARROW.length()).strip()).split(" of ", 2);
        if (group.isEmpty()) {
            throw new SettingException(
                    "'%s' in 'roles' of %s has no group and role. Write 'group => role' or 'group => role of STUDY', with ; between them."
                            .formatted(part, pid));
        }
        Role known = Role.ofWord(role[0].strip())
                .orElseThrow(() -> new SettingException("'%s' in 'roles' of %s names no role. Use one of these: %s."
                        .formatted(part, pid, Role.words())));
        if (role.length == 1) {
            return new Line(group, new GroupRole(known, null));
        }
        if (known == Role.ADMINISTRATOR) {
            throw new SettingException(
                    "'%s' in 'roles' of %s: an administrator keeps the whole installation. Leave the study out."
                            .formatted(part, pid));
        }
        try {
            return new Line(group, new GroupRole(known, new StudyCode(role[1].strip())));
        } catch (StudyException noCode) {
            throw new SettingException(
                    "'%s' in 'roles' of %s names no study: %s".formatted(part, pid, noCode.getMessage()), noCode);
        }
    }

    /**
     * @param groups of a person, as the directory names them
     * @param same whether a group of the settings is a group of the directory
     * @return their roles; empty if no group is mapped
     */
    public Set<GroupRole> of(Collection<String> groups, BiPredicate<String, String> same) {
        Set<GroupRole> roles = new HashSet<>();
        for (Line line : lines) {
            if (groups.stream().anyMatch(group -> same.test(line.group(), group))) {
                roles.add(line.role());
            }
        }
        return roles;
    }
}
