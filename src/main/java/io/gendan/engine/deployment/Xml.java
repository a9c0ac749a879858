package io.gendan.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML read without any reach outside the file. */
final class Xml {

    /** The engine reads its own attributes under both names. */
    private static final Set<String> ENGINE = Set.of(
            "http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn", "http://camunda.org/schema/1.0/dmn");

    private static final Pattern LINE = Pattern.compile("Line=(?<line>\\d+): ");

    private Xml() {}

    /** The root element; null after reporting why the file can't be read. */
    static @Nullable Element read(FlowFile file, FlowProblem.Collector problems) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(file.content())).getDocumentElement();
        } catch (SAXParseException broken) {
            problems.add(file, "line " + broken.getLineNumber(), "unreadable", said(broken));
        } catch (SAXException broken) {
            problems.add(file, "", "unreadable", said(broken));
        } catch (IOException broken) {
            problems.add(file, "", "unreadable", said(broken));
        } catch (ParserConfigurationException missing) {
            throw new UncheckedIOException(new IOException(missing));
        }
        return null;
    }

    /** Reports what a reader found, at the line it names, looking through the exceptions around it. */
    static void report(FlowFile file, Throwable failure, String code, FlowProblem.Collector problems) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        // The model API tells the line in its text alone.
        var told = LINE.matcher(said(deepest));
        if (told.find()) {
            problems.add(file, "line " + told.group("line"), code, said(deepest).substring(told.end()));
        } else {
            problems.add(file, "", code, said(deepest));
        }
    }

    static String said(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add((Attr) element.getAttributes().item(i));
        }
        return attributes;
    }

    /** The text that stands directly in an element. */
    static String text(Element element) {
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    static boolean ofEngine(Node node) {
        return node.getNamespaceURI() != null && ENGINE.contains(node.getNamespaceURI());
    }

    /** One of the engine's own attributes, empty when absent. */
    static String ofEngine(Element element, String attribute) {
        for (var namespace : ENGINE) {
            if (element.hasAttributeNS(namespace, attribute)) {
                return element.getAttributeNS(namespace, attribute);
            }
        }
        return "";
    }
}
