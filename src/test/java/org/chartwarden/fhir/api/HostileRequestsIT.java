package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.fhir.api.RequestMutator.Request;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the answer is a success or an OperationOutcome that says what is wrong, it
 * comes soon, and no thread is left behind.
 */
@QuarkusTest
class HostileRequestsIT {

  private static final int REQUESTS = Integer.getInteger("chartwarden.test.hostile-requests", 5000);
  private static final long SEED = 20260115;
  private static final int CLIENTS = 8;
  private static final int SLOW_MILLIS = 15_000;
  private static final String JSON = "application/fhir+json";

  @TestHTTPResource("/fhir")
  URL base;

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static List<Request> good() {
    String patient =
        json(
            "{'resourceType':'Patient','id':'hostile-1','identifier':[{'system':'urn:h','value':'1'}],"
                + "'name':[{'family':'Müller','given':['Ada']}],'birthDate':'1950-02-03','active':true}");
    String observation =
        json(
            "{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
                + "'subject':{'reference':'Patient/hostile-1'},'effectiveDateTime':'2026-01-01T08:00:00Z',"
                + "'valueQuantity':{'value':4.10,'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'}}");
    String patch =
        json(
            "[{'op':'replace','path':'/birthDate','value':'1951-01-01'},{'op':'test','path':'/active','value':true}]");
    String bundle =
        json(
            "{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427','resource':"
                + "{'resourceType':'Patient','identifier':[{'system':'urn:h','value':'2'}]},'request':{'method':'POST','url':'Patient','ifNoneExist':'identifier=urn:h|2'}},"
                + "{'resource':{'resourceType':'Basic','code':{'text':'x'},'subject':{'reference':'urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427'}},'request':{'method':'POST','url':'Basic'}},"
                + "{'request':{'method':'GET','url':'Patient/hostile-1'}}]}");
    String binaryPatch =
        "{'resourceType':'Binary','contentType':'application/json-patch+json','data':'"
            + Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))
            + "'}";
    String fhirPath =
        json(
            "{'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','valueCode':'replace'},"
                + "{'name':'path','valueString':'Patient.name[0].family'},{'name':'value','valueString':'X'}]}]}");
    String xmlPatch =
        "<diff xmlns='http://hl7.org/fhir'><replace sel='Patient/birthDate/@value'>1952-01-01</replace></diff>";
    String xml =
        "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"X\"/></name><birthDate value=\"1950-01-01\"/></Patient>";
    return List.of(
        Request.of("GET", "/fhir/Patient/hostile-1", "", ""),
        Request.of(
            "GET",
            "/fhir/Patient?name=m%C3%BCller&birthdate=ge1940&_sort=-birthdate&_count=5",
            "",
            ""),
        Request.of(
            "GET",
            "/fhir/Observation?subject=Patient/hostile-1&code=http://loinc.org|2823-3&value-quantity=gt4&_include=Observation:subject",
            "",
            ""),
        Request.of("GET", "/fhir/Patient/hostile-1/_history?_count=2", "", ""),
        Request.of("GET", "/fhir/Patient/_history?_since=2026-01-01T00:00:00Z&_count=2", "", ""),
        Request.of("GET", "/fhir/Patient/hostile-1/_history/1", "", ""),
        Request.of("GET", "/fhir/Patient/hostile-1/$everything?_count=3", "", ""),
        Request.of(
            "POST",
            "/fhir/Patient/_search",
            "application/x-www-form-urlencoded",
            "name=ada&_count=2"),
        Request.of("POST", "/fhir/Patient", JSON, patient),
        Request.of("PUT", "/fhir/Patient/hostile-1", JSON, patient),
        Request.of("PUT", "/fhir/Patient?identifier=urn:h|1", JSON, patient),
        Request.of("POST", "/fhir/Observation", JSON, observation),
        Request.of("POST", "/fhir/Patient", "application/fhir+xml", xml),
        Request.of("PATCH", "/fhir/Patient/hostile-1", "application/json-patch+json", patch),
        Request.of("PATCH", "/fhir/Patient/hostile-1", "application/xml-patch+xml", xmlPatch),
        Request.of("PATCH", "/fhir/Patient/hostile-1", JSON, fhirPath),
        Request.of("DELETE", "/fhir/Basic?code=hostile", "", ""),
        Request.of("POST", "/fhir/", JSON, bundle),
        Request.of(
            "POST",
            "/fhir/",
            JSON,
            json(
                "{'resourceType':'Bundle','type':'batch','entry':[{'resource':"
                    + binaryPatch
                    + ",'request':{'method':'PATCH','url':'Patient/hostile-1'}}]}")),
        Request.of("POST", "/fhir/Binary", "image/png", "\u0089PNG"),
        Request.of("POST", "/fhir/Patient/$validate", JSON, patient));
  }

  private record Answer(int status, String body, long millis) {}

  private Answer send(Request request) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(60_000);
      StringBuilder head = new StringBuilder(request.method()).append(' ').append(request.target());
      head.append(" HTTP/1.1\r\n");
      if (!request.headers().containsKey("Host")) {
        head.append("Host: localhost:").append(base.getPort()).append("\r\n");
      }
      for (Map.Entry<String, String> header : request.headers().entrySet()) {
        head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
      }
      head.append("Content-Length: ").append(request.body().length);
      head.append("\r\nConnection: close\r\n\r\n");
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      sendBody(out, request.body());
      String answer = read(socket.getInputStream());
      int status = answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
      return new Answer(status, answer, (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** The server may answer, and stop reading, before a large body is through. */
  private static void sendBody(OutputStream out, byte[] body) {
    try {
      out.write(body);
      out.flush();
    } catch (IOException stoppedReading) {
      // Then the answer is there to be read.
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (all.size() < 100_000) {
        all.write(buffer, 0, n);
      }
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static String fault(Request request, Answer answer, int slowMillis) {
    boolean success = answer.status() >= 200 && answer.status() < 400;
    boolean told =
        answer.status() >= 400
            && answer.status() < 500
            && (answer.body().contains("OperationOutcome")
                || answer.body().contains("ontent-Encoding: gzip")
                || request.method().equals("HEAD"));
    if ((success || told) && answer.millis() < slowMillis) {
      return null;
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return answer.millis()
        + " ms "
        + request.method()
        + " "
        + brief(request.target())
        + " "
        + request.headers()
        + " "
        + brief(body)
        + "\n   -> "
        + brief(answer.body().replaceAll("\\s+", " "));
  }

  private static String brief(String text) {
    return text.length() > 700 ? text.substring(0, 700) + "…" : text;
  }

  @Test
  void answersFiveThousandMutatedRequests() throws InterruptedException {
    RequestMutator mutator = new RequestMutator(SEED, good());
    Queue<Request> requests = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(mutator.next());
    }
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    AtomicInteger refused = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.submit(() -> drain(requests, faults, refused));
    }
    clients.shutdown();
    assertThat(clients.awaitTermination(300, TimeUnit.SECONDS)).isTrue();

    assertThat(faults).as(faults.size() + " faults").isEmpty();
    // Else the mutator would be too tame to show anything.
    assertThat(refused.get()).isGreaterThan(REQUESTS / 4);
    assertNothingIsLeftRunning();
  }

  private void drain(Queue<Request> requests, Queue<String> faults, AtomicInteger refused) {
    for (Request request = requests.poll(); request != null; request = requests.poll()) {
      try {
        Answer answer = send(request);
        if (answer.status() >= 400) {
          refused.incrementAndGet();
        }
        String fault = fault(request, answer, SLOW_MILLIS);
        if (fault != null) {
          faults.add(fault);
        }
      } catch (IOException e) {
        faults.add(
            e + " " + request.method() + " " + brief(request.target()) + " " + request.headers());
      }
    }
  }

  @Test
  void answersLargeAndDeepRequests() throws IOException {
    List<Request> large = new ArrayList<>();
    large.add(
        Request.of(
            "POST",
            "/fhir/Patient",
            JSON,
            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\""
                + "x".repeat(50_000_000)
                + "\"}]}"));
    large.add(Request.of("POST", "/fhir/Patient", JSON, "[".repeat(1_000_000)));
    large.add(Request.of("POST", "/fhir/Patient", JSON, "{\"extension\":[".repeat(200_000)));
    large.add(
        Request.of(
            "POST",
            "/fhir/Patient",
            "application/fhir+xml",
            "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"x\">".repeat(100_000)));
    large.add(
        Request.of(
            "POST",
            "/fhir/Observation",
            JSON,
            "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":"
                + "9".repeat(100_000)
                + "}}"));
    large.add(
        Request.of(
            "POST",
            "/fhir/",
            JSON,
            "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{},".repeat(30_000)
                + "{}]}"));
    large.add(Request.of("GET", "/fhir/Patient?" + "name=x&".repeat(400) + "_count=1", "", ""));
    large.add(Request.of("GET", "/fhir/Patient?name=" + "a,".repeat(5_000), "", ""));
    for (Request request : large) {
      Answer answer = send(request);
      assertThat(fault(request, answer, 4 * SLOW_MILLIS)).isNull();
      assertThat(answer.status()).as(brief(request.target())).isBetween(400, 499);
    }
    assertNothingIsLeftRunning();
  }

  @Test
  void takesABundleOfTenThousandEntries() throws IOException {
    StringBuilder bundle =
        new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
    for (int i = 0; i < 10_000; i++) {
      bundle.append(i == 0 ? "" : ",");
      bundle.append(
          "{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"hostile\"}},\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}");
    }
    Answer answer = send(Request.of("POST", "/fhir/", JSON, bundle.append("]}").toString()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.millis()).isLessThan(60_000);
  }

  private static void assertNothingIsLeftRunning() {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(busyThreads()).isEmpty());
  }

  private static List<String> busyThreads() {
    List<String> busy = new ArrayList<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              for (StackTraceElement frame : frames) {
                if (frame.getClassName().equals(FhirEndpoint.class.getName())) {
                  busy.add(thread.getName() + " " + frame);
                }
              }
            });
    return busy;
  }
}
