import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with the veraPDF library. Arguments: flavours ("2a,ua1"), then files. Prints one line for each file
 * and flavour, fields parted by tabs: "verdict", file, flavour, true or false; and one for each rule that failed:
 * "failure", file, flavour, rule, times, what it asks for and where it was broken.
 */
public final class Verapdf {
  private static final class Failure {
    private int times;
    private final String message;

    private Failure(String message) {
      this.message = message;
    }
  }

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int index = 1; index < arguments.length; index += 1) {
      for (String flavour : arguments[0].split(",")) {
        judge(arguments[index], flavour);
      }
    }
  }

  private static void judge(String file, String flavourName) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourName);
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Failure> failures = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) {
          continue;
        }
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        String message = assertion.getMessage() + " at " + assertion.getLocation().getContext();
        failures.computeIfAbsent(rule, key -> new Failure(message)).times += 1;
      }
      print("verdict", file, flavourName, String.valueOf(result.isCompliant()));
      for (Map.Entry<String, Failure> entry : failures.entrySet()) {
        Failure failure = entry.getValue();
        print("failure", file, flavourName, entry.getKey(), String.valueOf(failure.times), failure.message);
      }
    }
  }

  private static void print(String... fields) {
    for (int index = 0; index < fields.length; index += 1) {
      fields[index] = fields[index].replaceAll("\\s+", " ");
    }
    System.out.println(String.join("\t", fields));
  }
}
