using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue import FILE…</c>: each file is committed whole, or refused with every problem, or stops with a question.</summary>
internal static class ImportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Files to import, one after the other.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string[]>("--map") { Description = "FIELD=HEADER: take a field from a column with another header.", Validators = { result => Pairs(result, "FIELD=HEADER") } };
        var product = new Option<string?>("--product") { Description = "The product of every row, for files without a product column." };
        var currency = new Option<Currency?>("--currency") { Description = "The currency of rows that do not name one.", CustomParser = ReadCurrency };
        var profile = new Option<string?>("--profile") { Description = "Read the files as remembered under this name; what is said besides has the last word." };
        var sheet = new Option<string?>("--sheet") { Description = "The sheet of a workbook, by its name. Default: the only one with anything in it." };
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of the file, such as windows-1252. Default: UTF-8 or UTF-16, recognised; windows-1252 is asked about." };
        var monthOrder = new Option<string?>("--month-order") { Description = "How to read 01/02/2026: dmy (day first) or mdy (month first). Default: what the file proves, else it is asked." };
        monthOrder.AcceptOnlyFromAmong("dmy", "mdy");
        var decimalMark = new Option<string?>("--decimal") { Description = "How amounts are written: comma (1.234,56) or point. Default: points; decimal commas are asked about." };
        decimalMark.AcceptOnlyFromAmong("comma", "point");
        var repeated = new Option<string?>("--repeated") { Description = "Lines with the same customer, month, product and type: sum or refuse." };
        repeated.AcceptOnlyFromAmong("sum", "refuse");
        var restate = new Option<string?>("--restate") { Description = "Months that have data: replace it, or add to it." };
        restate.AcceptOnlyFromAmong("replace", "add");
        var controlTotal = new Option<string?>("--control-total") { Description = "What the file must sum up to, exactly; otherwise it is refused." };
        var answer = new Option<string[]>("--answer") { Description = "QUESTION=CHOICE: answer a question by its code.", Validators = { result => Pairs(result, "QUESTION=CHOICE") } };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and change nothing." };
        var yes = new Option<bool>("--yes") { Description = "Commit when nothing is open. Answers no question." };
        var format = new Option<string>("--format") { Description = "text, or json with one object a line for each file", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");

        var command = new Command("import", "Bring files into the book.")
        {
            files, map, profile, product, currency, sheet, encoding, monthOrder, decimalMark, repeated, restate, controlTotal, answer, dryRun, yes, format,
        };
        command.Validators.Add(result =>
        {
            foreach (var file in result.GetValue(files) ?? [])
            {
                if (!file.Exists) result.AddError($"There is no file \"{file}\".");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var answers = Split(parsed.GetValue(answer));
            if (parsed.GetValue(repeated) is { } ofRepeated) answers[ImportQuestion.RepeatedLines] = ofRepeated;
            if (parsed.GetValue(restate) is { } ofRestate) answers[ImportQuestion.Restatement] = ofRestate;

            // The command is well-formed, and still nobody asks this: a script that waits for answers learns which there are.
            var unknown = answers.Keys.Except(ImportQuestion.Codes).ToList();
            if (unknown.Count > 0)
            {
                foreach (var code in unknown) surroundings.Problems.WriteLine($"There is no question \"{code}\". Questions are: {string.Join(", ", ImportQuestion.Codes)}.");
                return Task.FromResult(ExitCode.Questions);
            }

            var noChoice = answers.Where(answer => ImportQuestion.ChoicesOf(answer.Key) is { } choices && !choices.Contains(answer.Value)).ToList();
            if (noChoice.Count > 0)
            {
                foreach (var (code, choice) in noChoice)
                {
                    var choices = ImportQuestion.ChoicesOf(code)!;
                    surroundings.Problems.WriteLine(choices.Count == 0
                        ? $"Nobody answers {code}: the file is kept, and another person commits it."
                        : $"\"{choice}\" is no answer to {code}: choose {string.Join(" or ", choices)}.");
                }

                return Task.FromResult(ExitCode.Questions);
            }

            var wrong = new List<string>();
            var options = new SpendFileOptions
            {
                Map = FieldsOf(Split(parsed.GetValue(map)), wrong),
                Product = parsed.GetValue(product),
                Currency = parsed.GetValue(currency),
                Sheet = parsed.GetValue(sheet),
                Encoding = parsed.GetValue(encoding),
                MonthOrder = parsed.GetValue(monthOrder) switch { "dmy" => MonthOrder.DayFirst, "mdy" => MonthOrder.MonthFirst, _ => null },
                DecimalMark = parsed.GetValue(decimalMark) switch { "comma" => DecimalMark.Comma, "point" => DecimalMark.Point, _ => null },
                ControlTotal = parsed.GetValue(controlTotal) is { } text ? ReadControlTotal(text, wrong) : null,
            };
            if (wrong.Count > 0)
            {
                foreach (var message in wrong) surroundings.Problems.WriteLine(message);
                return Task.FromResult(ExitCode.WrongUsage);
            }

            var run = new ImportRun(surroundings, options, answers, parsed.GetValue(dryRun), parsed.GetValue(yes), parsed.GetValue(format) == "json");
            return surroundings.WithBookAsync(
                parsed,
                async services => await run.UnderAsync(services.GetRequiredService<ImportProfiles>(), parsed.GetValue(profile), cancellation) is { } told
                    ? await told.AllAsync(services.GetRequiredService<SpendImporter>(), parsed.GetValue(files)!, cancellation)
                    : ExitCode.WrongUsage,
                cancellation);
        });
        return command;
    }

    private static void Pairs(OptionResult result, string form)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1)) result.AddError($"\"{token.Value}\" is not of the form {form}.");
    }

    private static Dictionary<string, string> Split(string[]? pairs) =>
        (pairs ?? []).Select(pair => pair.Split('=', 2)).GroupBy(pair => pair[0]).ToDictionary(pair => pair.Key, pair => pair.Last()[1]);

    private static Dictionary<FileField, string> FieldsOf(Dictionary<string, string> map, List<string> wrong)
    {
        var fields = new Dictionary<FileField, string>();
        foreach (var (name, header) in map)
        {
            var known = Enum.GetValues<FileField>().Where(field => FieldSynonyms.NameOf(field) == FieldSynonyms.Normal(name)).ToList();
            if (known.Count == 1) fields[known[0]] = header;
            else wrong.Add($"No field is called \"{name}\". Fields are {string.Join(", ", Enum.GetValues<FileField>().Select(FieldSynonyms.NameOf))}.");
        }

        return fields;
    }

    private static Currency? ReadCurrency(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Currency.TryParse(text, out var currency)) return currency;
        result.AddError($"\"{text}\" is not an ISO 4217 currency code. Write it as USD.");
        return null;
    }

    private static long? ReadControlTotal(string text, List<string> wrong)
    {
        if (AmountText.Read(text, new AmountRules(null, DecimalMark.Point), out var units) == AmountFault.None) return units;
        wrong.Add($"--control-total: \"{text}\" is not an amount. Write it as 1234567.89.");
        return null;
    }
}
