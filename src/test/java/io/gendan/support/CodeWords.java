package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/** The words that the compiled code itself uses, read from its class files: no list of them is kept by hand. */
public final class CodeWords {

    private final Set<String> literals = new HashSet<>();
    private final Map<String, Set<String>> given = new HashMap<>();
    private int classes;

    private CodeWords() {}

    /** All classes of the program, tests left out. */
    public static CodeWords read() {
        var words = new CodeWords();
        try (var files = Files.walk(Path.of("target/classes/io/gendan"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                words.classes++;
                new ClassReader(Files.readAllBytes(file)).accept(words.new Reader(), ClassReader.SKIP_DEBUG);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return words;
    }

    public int classes() {
        return classes;
    }

    /** Every string constant, names of enum constants included. */
    public Set<String> literals() {
        return literals;
    }

    /** The constant that is handed over, last before the call, to a method of this simple class name. */
    public Set<String> givenTo(String simpleClass, String... methods) {
        var found = new TreeSet<String>();
        for (var method : methods) {
            found.addAll(given.getOrDefault(simpleClass + "." + method, Set.of()));
        }
        return found;
    }

    private final class Reader extends ClassVisitor {
        Reader() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            if (value instanceof String text) {
                literals.add(text);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {
                private String last;

                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof String text) {
                        literals.add(text);
                        last = text;
                    }
                }

                @Override
                public void visitMethodInsn(int code, String owner, String method, String type, boolean ofInterface) {
                    if (last != null && code != Opcodes.INVOKESPECIAL && type.startsWith("(Ljava/lang/String;")) {
                        var simple = owner.substring(owner.lastIndexOf('/') + 1);
                        given.computeIfAbsent(simple + "." + method, unseen -> new HashSet<>())
                                .add(last);
                    }
                    last = null;
                }
            };
        }
    }
}
