package org.chartwarden.trials.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Texts in memory, scored by BM25 as Lucene does it: English stems and stop words, k1 1.2, b 0.75.
 * May be asked by several threads.
 */
public final class Bm25Index {

  /** Words of a question beyond these, the lightest, are left out. */
  private static final int MOST_WORDS = 1_000;

  private static final String FIELD = "text";
  private static final Analyzer ENGLISH = new EnglishAnalyzer();

  private final IndexSearcher searcher;
  private final int size;

  private Bm25Index(IndexSearcher searcher, int size) {
    this.searcher = searcher;
    this.size = size;
  }

  /**
   * A word as it is compared.
   *
   * @param stem its stem
   * @param start index of its first character
   */
  public record Word(String stem, int start) {}

  /** The words of a text in order, without stop words. */
  public static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = ENGLISH.tokenStream(FIELD, text)) {
      CharTermAttribute stem = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(stem.toString(), place.startOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** Each word of a text with how often it stands there. */
  public static Map<String, Double> counted(String text) {
    Map<String, Double> counts = new HashMap<>();
    words(text).forEach(word -> counts.merge(word.stem(), 1.0, Double::sum));
    return counts;
  }

  /** An index of texts, which keep their order. */
  public static Bm25Index of(List<String> texts) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(ENGLISH).setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String text : texts) {
        Document document = new Document();
        document.add(new TextField(FIELD, text, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
      return new Bm25Index(new IndexSearcher(DirectoryReader.open(directory)), texts.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The score of every text, 0 where no word is found.
   *
   * @param question stems with their weights, more than 0
   */
  public double[] scores(Map<String, Double> question) {
    double[] scores = new double[size];
    if (size == 0 || question.isEmpty()) {
      return scores;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    question.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_WORDS)
        .forEach(
            word ->
                query.add(
                    new BoostQuery(
                        new TermQuery(new Term(FIELD, word.getKey())),
                        word.getValue().floatValue()),
                    BooleanClause.Occur.SHOULD));
    try {
      for (ScoreDoc found : searcher.search(query.build(), size).scoreDocs) {
        scores[found.doc] = found.score;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scores;
  }
}
