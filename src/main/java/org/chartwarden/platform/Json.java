package org.chartwarden.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * JSON that keeps what was sent: decimals keep their digits and exponent ({@code 4.0} stays {@code
 * 4.0}, {@code 1e3} stays {@code 1e3}), member order is kept, a duplicate member is an error.
 */
public final class Json {

  /** Deepest nesting of objects and arrays that is read; FHIR content stays far below. */
  private static final int MAX_DEPTH = 200;

  /** Most digits of a number, written out without exponent. */
  private static final int MAX_DIGITS = 1000;

  private static final ObjectMapper MAPPER = create();

  private Json() {}

  /** The shared mapper; callers must not reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses one JSON document.
   *
   * @throws JsonProcessingException with line and column when the text is not one JSON document
   */
  public static JsonNode parse(byte[] utf8) throws JsonProcessingException {
    requireUtf8(utf8);
    try (JsonParser parser = MAPPER.createParser(utf8)) {
      return wholeDocument(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Jackson guesses other encodings, and lets overlong and surrogate sequences pass that no
   * database takes.
   */
  private static void requireUtf8(byte[] bytes) throws JsonProcessingException {
    boolean ascii = true;
    for (int i = 0; i < bytes.length && ascii; i++) {
      ascii = bytes[i] > 0;
    }
    if (ascii) {
      return;
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      for (int i = 0; i < Math.min(4, text.length()); i++) {
        if (text.charAt(i) == 0) {
          throw new JsonParseException(null, "it is not in UTF-8");
        }
      }
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "it is not text in UTF-8");
    }
  }

  /** As {@link #parse(byte[])}, for text. */
  public static JsonNode parse(String text) throws JsonProcessingException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      return wholeDocument(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses text that this program wrote itself; a failure is a defect, not bad input. */
  public static JsonNode parseOwn(String text) {
    try {
      return parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON does not parse: " + e.getOriginalMessage(), e);
    }
  }

  /** Where and why text is no JSON, to stand behind what it should be: " at line 1, ...: why". */
  public static String fault(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    return (place == null
            ? ""
            : " at line " + place.getLineNr() + ", column " + place.getColumnNr())
        + ": "
        + e.getOriginalMessage();
  }

  /** A copy of a value with every text in it replaced; names of members stay. */
  public static JsonNode mapTexts(JsonNode value, UnaryOperator<String> change) {
    return switch (value) {
      case TextNode text -> TextNode.valueOf(change.apply(text.textValue()));
      case ArrayNode list -> {
        ArrayNode copy = array();
        list.forEach(item -> copy.add(mapTexts(item, change)));
        yield copy;
      }
      case ObjectNode members -> {
        ObjectNode copy = object();
        members.properties().forEach(m -> copy.set(m.getKey(), mapTexts(m.getValue(), change)));
        yield copy;
      }
      default -> value;
    };
  }

  /** The text of a member; empty when it is not there or no text. */
  public static Optional<String> text(JsonNode object, String name) {
    return Optional.ofNullable(object.path(name).textValue());
  }

  /** Writes compact JSON. */
  public static String write(JsonNode node) {
    return writeValue(node);
  }

  /** Writes any value that the shared mapper knows as compact JSON. */
  public static String writeValue(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("value does not encode as JSON", e);
    }
  }

  /** Writes compact JSON as UTF-8. */
  public static byte[] writeBytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("value does not encode as JSON", e);
    }
  }

  private static JsonNode wholeDocument(JsonParser parser) throws IOException {
    JsonNode node = MAPPER.readTree(parser);
    if (node == null || node.isMissingNode()) {
      throw new JsonParseException(parser, "the document is empty");
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "there is text after the end of the document");
    }
    return node;
  }

  private static ObjectMapper create() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(64 * 1024 * 1024)
                    .build())
            .build();
    SimpleModule exact = new SimpleModule("exact-decimals");
    exact.addDeserializer(JsonNode.class, new ExactTreeReader());
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(exact)
        .build();
  }

  /** Builds trees whose decimals are {@link ExactDecimal}. */
  private static final class ExactTreeReader extends StdDeserializer<JsonNode> {
    private static final long serialVersionUID = 1L;

    ExactTreeReader() {
      super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return value(parser);
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
      return JsonNodeFactory.instance.nullNode();
    }

    /** A number whose digits, written out, stay within reason. */
    private static JsonNode decimal(JsonParser parser) throws IOException {
      String text = parser.getText();
      NumericNode number = null;
      try {
        number = text.length() <= MAX_DIGITS ? ExactDecimal.of(text) : null;
      } catch (NumberFormatException exponent) {
        // It is larger than any number here can be.
      }
      if (number == null || Math.abs((long) number.decimalValue().scale()) > MAX_DIGITS) {
        throw new JsonParseException(
            parser,
            "the number " + text.substring(0, Math.min(text.length(), 40)) + " is too large");
      }
      return number;
    }

    /**
     * Text without NUL and without half of a character, which neither FHIR nor a database knows.
     */
    private static String storable(JsonParser parser, String text) throws IOException {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (pair) {
          i++;
        } else if (c == 0 || Character.isSurrogate(c)) {
          throw new JsonParseException(
              parser, c == 0 ? "a text has the character NUL" : "a text has a lone surrogate");
        }
      }
      return text;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (parser.currentToken()) {
        case START_OBJECT -> {
          ObjectNode object = nodes.objectNode();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = storable(parser, parser.currentName());
            parser.nextToken();
            object.set(name, value(parser));
          }
          yield object;
        }
        case START_ARRAY -> {
          ArrayNode array = nodes.arrayNode();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
          }
          yield array;
        }
        case VALUE_STRING -> nodes.textNode(storable(parser, parser.getText()));
        case VALUE_NUMBER_INT ->
            switch (parser.getNumberType()) {
              case INT -> nodes.numberNode(parser.getIntValue());
              case LONG -> nodes.numberNode(parser.getLongValue());
              default -> nodes.numberNode(parser.getBigIntegerValue());
            };
        case VALUE_NUMBER_FLOAT -> decimal(parser);
        case VALUE_TRUE -> nodes.booleanNode(true);
        case VALUE_FALSE -> nodes.booleanNode(false);
        default -> nodes.nullNode();
      };
    }
  }
}
