package org.graftline.web.internal.bench;

import java.util.Optional;
import org.graftline.platform.BenchSignIn;
import org.graftline.study.bench.AnimalEvents;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.CaptureSettings;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.Devices;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.study.bench.PaperScans;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.bench.SheetWriters;
import org.graftline.study.bench.WeightReferences;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Everything that the Bench over HTTP is thin over. */
@Component(service = BenchServices.class)
public final class BenchServices {
    private final BenchSessions sessions;
    private final BenchEntries entries;
    private final AnimalEvents animals;
    private final Blinding blinding;
    private final CaptureSettings settings;
    private final Contradictions contradictions;
    private final Repeatability repeatability;
    private final Devices devices;
    private final OpenDecisions decisions;
    private final SheetWriters writers;
    private final PaperScans scans;
    private final WeightReferences weights;
    private final Optional<BenchSignIn> signIn;

    /** @param signIn null where neither host nor we know badges */
    @Activate
    public BenchServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) BenchSessions sessions,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) BenchEntries entries,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) AnimalEvents animals,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) CaptureSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Contradictions contradictions,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Repeatability repeatability,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Devices devices,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OpenDecisions decisions,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) SheetWriters writers,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) PaperScans scans,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) WeightReferences weights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    BenchSignIn signIn) {
        this.sessions = sessions;
        this.entries = entries;
        this.animals = animals;
        this.blinding = blinding;
        this.settings = settings;
        this.contradictions = contradictions;
        this.repeatability = repeatability;
        this.devices = devices;
        this.decisions = decisions;
        this.writers = writers;
        this.scans = scans;
        this.weights = weights;
        this.signIn = Optional.ofNullable(signIn);
    }

    /** @return rounds through the cages */
    public BenchSessions sessions() {
        return sessions;
    }

    /** @return readings on their way in */
    public BenchEntries entries() {
        return entries;
    }

    /** @return what happens to animals besides */
    public AnimalEvents animals() {
        return animals;
    }

    /** @return who may know an arm */
    public Blinding blinding() {
        return blinding;
    }

    /** @return how studies are measured */
    public CaptureSettings settings() {
        return settings;
    }

    /** @return records that cannot both be right */
    public Contradictions contradictions() {
        return contradictions;
    }

    /** @return how well readings agree */
    public Repeatability repeatability() {
        return repeatability;
    }

    /** @return calipers and balances */
    public Devices devices() {
        return devices;
    }

    /** @return what waits for somebody */
    public OpenDecisions decisions() {
        return decisions;
    }

    /** @return who may have written a sheet */
    public SheetWriters writers() {
        return writers;
    }

    /** @return scanned sheets */
    public PaperScans scans() {
        return scans;
    }

    /** @return what limits on weight loss compare with */
    public WeightReferences weights() {
        return weights;
    }

    /** @return sign-in by badge; empty where there is none */
    public Optional<BenchSignIn> signIn() {
        return signIn;
    }
}
