package org.graftline.it.bench.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Technicians at work at the same time, a thread each, until the time is over or somebody stops them. */
public final class Shift {
    private final List<Technician> technicians;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Shift(List<Technician> technicians) {
        this.technicians = technicians;
    }

    /**
     * @param pause of a technician from the start of a reading to the start of the next; the starts of the first are spread over it
     */
    public static Shift begin(List<Client> clients, Duration pause) {
        return begin(clients, pause, reading -> {});
    }

    /**
     * @param pause as above
     * @param acknowledged told of each reading on the thread of its technician, before the next is sent
     */
    public static Shift begin(List<Client> clients, Duration pause, Consumer<Technician.Reading> acknowledged) {
        List<Technician> technicians = new ArrayList<>();
        for (int k = 0; k < clients.size(); k++) {
            technicians.add(new Technician(k, clients.get(k), acknowledged));
        }
        Shift shift = new Shift(List.copyOf(technicians));
        for (int k = 0; k < technicians.size(); k++) {
            Technician technician = technicians.get(k);
            long offset = pause.toNanos() * k / technicians.size();
            Thread thread = new Thread(() -> shift.work(technician, offset, pause.toNanos()), "technician-" + k);
            shift.threads.add(thread);
            thread.start();
        }
        return shift;
    }

    private void work(Technician technician, long offset, long pause) {
        try {
            long next = System.nanoTime() + offset;
            while (!over) {
                long wait = next - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                if (over) {
                    return;
                }
                technician.saveOne();
                next += pause;
                if (technician.unanswered() > 0 || technician.isLoggedOut()) {
                    return; // the server is gone, or does not know who this is
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return everybody who worked */
    public List<Technician> technicians() {
        return technicians;
    }

    /** Lets everybody finish the reading in hand. */
    public void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
