using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>What a request says about its file, in the query of its address: <c>?name=July.csv&amp;currency=EUR&amp;map=amount:Net+Value</c>.</summary>
/// <param name="Name">The file as its owner calls it, without a folder.</param>
public sealed record FileQuestion(string Name, SpendFileOptions Options)
{
    private const int LongestName = 255;

    private static readonly string[] Known = ["name", "product", "currency", "sheet", "encoding", "month-order", "decimal", "map", "control-total", "restate", "repeated", "profile", "upload"];

    private static readonly Dictionary<string, MonthOrder> MonthOrders = new() { ["dmy"] = MonthOrder.DayFirst, ["mdy"] = MonthOrder.MonthFirst };

    private static readonly Dictionary<string, DecimalMark> DecimalMarks = new() { ["point"] = DecimalMark.Point, ["comma"] = DecimalMark.Comma };

    /// <summary>Answers to questions the file may raise, by their code.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the profile that says the rest; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>What a page calls this upload, to hear how far it is; null when nobody listens.</summary>
    public string? Upload { get; init; }

    /// <summary>Reads a query. Empty texts say nothing.</summary>
    /// <param name="faults">What is wrong, by the word of the query; empty when all is well.</param>
    public static FileQuestion Read(IQueryCollection query, out Dictionary<string, string[]> faults)
    {
        var wrong = faults = [];
        foreach (var unknown in query.Keys.Except(Known)) wrong[unknown] = [$"Known are {string.Join(", ", Known)}."];

        var name = NameOf(Text("name"));
        if (name is null) wrong["name"] = ["The name of the file is missing: ?name=july.csv."];

        var currency = Text("currency");
        var known = Currency.Usd;
        if (currency is not null && !Currency.TryParse(currency, out known)) wrong["currency"] = [$"\"{currency}\" is not an ISO 4217 currency code. Write it as USD."];

        return new FileQuestion(name ?? "", new SpendFileOptions
        {
            Product = Text("product"),
            Currency = currency is null ? null : known,
            Sheet = Text("sheet"),
            Encoding = Text("encoding"),
            MonthOrder = OneOf("month-order", MonthOrders),
            DecimalMark = OneOf("decimal", DecimalMarks),
            ControlTotal = ControlTotalOf(Text("control-total"), wrong),
            Map = MapOf(query["map"].OfType<string>().Where(text => text.Length > 0), wrong),
        })
        {
            Answers = new Dictionary<string, string>(new[] { Answer("restate", ImportQuestion.Restatement), Answer("repeated", ImportQuestion.RepeatedLines) }.OfType<KeyValuePair<string, string>>()),
            Profile = Text("profile"),
            Upload = Text("upload"),
        };

        string? Text(string word) => query.TryGetValue(word, out var texts) && !string.IsNullOrWhiteSpace(texts[^1]) ? texts[^1]!.Trim() : null;

        KeyValuePair<string, string>? Answer(string word, string question)
        {
            if (Text(word) is not { } choice) return null;
            if (ImportQuestion.ChoicesOf(question)!.Contains(choice)) return new(question, choice);
            wrong[word] = [$"\"{choice}\" is not known. Write {string.Join(" or ", ImportQuestion.ChoicesOf(question)!)}."];
            return null;
        }

        T? OneOf<T>(string word, Dictionary<string, T> choices) where T : struct
        {
            if (Text(word) is not { } text) return null;
            if (choices.TryGetValue(text, out var chosen)) return chosen;
            wrong[word] = [$"\"{text}\" is not known. Write {string.Join(" or ", choices.Keys)}."];
            return null;
        }
    }

    private static long? ControlTotalOf(string? text, Dictionary<string, string[]> wrong)
    {
        if (text is null) return null;
        if (AmountText.Read(text, new AmountRules(null, DecimalMark.Point), out var units) == AmountFault.None) return units;
        wrong["control-total"] = [$"\"{text}\" is not an amount. Write it as 1234567.89."];
        return null;
    }

    private static Dictionary<FileField, string> MapOf(IEnumerable<string> texts, Dictionary<string, string[]> wrong)
    {
        var map = new Dictionary<FileField, string>();
        foreach (var text in texts)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? null : FieldNamed(text[..colon]);
            if (field is null) wrong["map"] = [$"\"{text}\" does not name a field and a header. Write map=amount:Net Value."];
            else if (!map.TryAdd(field.Value, text[(colon + 1)..].Trim())) wrong["map"] = [$"{FieldSynonyms.NameOf(field.Value)} is mapped twice."];
        }

        return map;
    }

    private static FileField? FieldNamed(string text)
    {
        var normal = FieldSynonyms.Normal(text);
        return Enum.GetValues<FileField>().Cast<FileField?>().FirstOrDefault(field => FieldSynonyms.NameOf(field!.Value) == normal);
    }

    // Browsers send a name; a script may send a path. It is shown and never opened, so only its length and its folder matter.
    private static string? NameOf(string? text)
    {
        var name = text?[(text.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return string.IsNullOrEmpty(name) ? null : name.Length <= LongestName ? name : name[..LongestName];
    }
}
