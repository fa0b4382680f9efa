namespace RevenueDashboard.Risk;

/// <summary>What happens in a scenario, apart from how the others go on: what several scenarios differ in when they are held beside each other.</summary>
/// <param name="Name">What it is called; empty for what its losses say.</param>
/// <param name="Losses">At least one, at most <see cref="Scenario.MostLosses"/>.</param>
public sealed record ScenarioStory(string Name, IReadOnlyList<ScenarioLoss> Losses)
{
    private const string Called = "called";
    private const string And = "and";

    /// <summary>Longer names are cut.</summary>
    public const int LongestName = 80;

    /// <summary>The largest leaves.</summary>
    public static ScenarioStory Usual { get; } = new("", [LossText.Usual]);

    /// <summary>As a link writes it: the words of its losses (<see cref="LossText"/>) with an <c>and</c> between them, its name first.</summary>
    public override string ToString()
    {
        List<KeyValuePair<string, string>> words = [];
        if (Name.Length > 0) words.Add(KeyValuePair.Create(Called, Name));
        for (var i = 0; i < Losses.Count; i++)
        {
            if (i > 0) words.Add(KeyValuePair.Create(And, ""));
            words.AddRange(LossText.WordsOf(Losses[i]));
        }

        return LossText.Join(words);
    }

    /// <param name="unread">What could not be read, and so was left out.</param>
    public static ScenarioStory Read(string text, out IReadOnlyList<string> unread)
    {
        List<List<KeyValuePair<string, string>>> losses = [[]];
        List<string> left = [];
        var name = "";
        foreach (var pair in LossText.Split(text))
        {
            if (pair.Key == Called) name = Cut(pair.Value);
            else if (pair is { Key: And, Value: "" }) losses.Add([]);
            else losses[^1].Add(pair);
        }

        var told = losses.Take(Scenario.MostLosses).Select(words =>
        {
            var loss = LossText.Of(words, out var wrong);
            left.AddRange(wrong);
            return loss;
        }).ToList();
        unread = left;
        return new ScenarioStory(name, told);
    }

    /// <summary>A name as long as it may be, without what no line has.</summary>
    public static string Cut(string name)
    {
        var clean = new string([.. name.Where(letter => !char.IsControl(letter))]).Trim();
        return clean.Length <= LongestName ? clean : clean[..(char.IsHighSurrogate(clean[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    public bool Equals(ScenarioStory? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
