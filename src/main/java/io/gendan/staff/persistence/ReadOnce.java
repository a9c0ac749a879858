package io.gendan.staff.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What was read in a transaction is not read again in it, unless the transaction is one that changes it. */
final class ReadOnce {

    /** What the key stands for, read now or earlier in this transaction. */
    <T> T of(String key, Supplier<T> read) {
        return TransactionSynchronizationManager.isSynchronizationActive() ? known().of(key, read) : read.get();
    }

    /** From now on everything is read anew in this transaction. */
    void changing() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            known().changing = true;
        }
    }

    private Known known() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Known known) {
            return known;
        }
        var known = new Known();
        known.resume();
        TransactionSynchronizationManager.registerSynchronization(known);
        return known;
    }

    private final class Known implements TransactionSynchronization {

        private final Map<String, Object> values = new HashMap<>();
        private boolean changing;

        @SuppressWarnings("unchecked")
        private <T> T of(String key, Supplier<T> read) {
            var value = changing ? null : (T) values.get(key);
            if (value == null) {
                value = read.get();
                values.put(key, value);
            }
            return value;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ReadOnce.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ReadOnce.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.this);
        }
    }
}
