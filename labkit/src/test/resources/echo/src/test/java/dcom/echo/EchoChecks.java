package dcom.echo;

import dcom.labkit.check.Answers;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminals;
import org.opentest4j.TestAbortedException;

@Checks
class EchoChecks {
  private final Terminals terminals;
  private final Values values;
  private final Answers answers;

  EchoChecks(Values values, Terminals terminals, Answers answers, Tap tap) {
    this.terminals = terminals;
    this.values = values;
    this.answers = answers;
  }

  @Check(step = 1, why = "a greeting names whom it greets")
  @Mistake(got = "\\bnobody\\b", why = "the greeter does not read its argument")
  void greeterGreetsByName() {
    String name = values.word();
    terminals.open("greeter", name).awaitNext("Hello", "Hello, " + name).awaitExit(0);
  }

  @Check(step = 1, why = "a greeter that has greeted ends", seconds = 1)
  void greeterEnds() {
    int code = terminals.open("greeter", "you").awaitExit();
    if (code == 77) {
      throw new TestAbortedException("this machine cannot show it");
    }
    Expect.that(code == 0, "exit code 0", "exit code " + code);
  }

  @Check(step = 2, why = "greetings are counted from 1")
  void greeterCounts() {
    terminals.open("greeter", "-n", "you").awaitLine("#1").awaitExit(0);
  }

  @Check(step = 3, why = "a prediction is compared with what happens")
  void theLanguageIsPredicted() {
    Expect.equal("greetings are in", "English", answers.text("language"));
  }
}
