package io.gendan.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Several act at the same moment: all are ready before the first begins. */
final class AtOnce {

    private AtOnce() {}

    static <T> List<T> all(List<Callable<T>> deeds) throws Exception {
        var threads = Executors.newFixedThreadPool(deeds.size());
        var ready = new CyclicBarrier(deeds.size());
        try {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(deeds.stream()
                    .map(deed -> (Callable<T>) () -> {
                        ready.await();
                        return deed.call();
                    })
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
