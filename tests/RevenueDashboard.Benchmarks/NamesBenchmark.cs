using System.Diagnostics;
using System.Globalization;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Benchmarks;

/// <summary>Ten thousand new names looked at for other spellings of ten thousand known ones, beside comparing each with each by the same rule.</summary>
internal static class NamesBenchmark
{
    private const int Known = 10_000, Added = 10_000;

    private static readonly string[] Forms = ["Inc", "Ltd", "GmbH", "Corp", "S.A.", "LLC", "AG", "plc"];
    private static readonly string[] Trades = ["Foods", "Logistics", "Insurance", "Systems", "Energy", "Health", "Media", "Chemicals", "Partners", "Airlines"];
    private static readonly string[] Syllables = ["ad", "ven", "tor", "mar", "li", "nor", "wes", "tan", "kel", "bri", "sol", "dra", "fen", "gal", "hus", "jor", "pra", "qui", "rem", "sta"];

    /// <exception cref="InvalidOperationException">The two ways find different pairs.</exception>
    public static Measurement Run(int runs)
    {
        var (known, added) = Generate();
        var (ours, peer) = (new List<double>(), new List<double>());
        var first = 0.0;
        for (var run = 0; run <= runs; run++)
        {
            var watch = Stopwatch.StartNew();
            var found = SimilarNames.Find(known, added, (_, _) => false, int.MaxValue);
            var seconds = watch.Elapsed.TotalSeconds;

            watch.Restart();
            var each = EachWithEach(known, added);
            var ofEach = watch.Elapsed.TotalSeconds;
            var pairs = found.Where(pair => pair.Reason == SuggestionReason.OneLetter).Select(pair => (pair.CustomerId, pair.OtherId)).ToHashSet();
            if (!pairs.SetEquals(each)) throw new InvalidOperationException($"{pairs.Count} pairs of names are one letter apart, {each.Count} when each is compared with each.");

            if (run == 0) first = seconds;
            else (ours, peer) = ([.. ours, seconds], [.. peer, ofEach]);
        }

        return new Measurement(
            string.Create(CultureInfo.InvariantCulture, $"{Added:N0} new names among {Known:N0} known ones: the same words, look-alike letters, one letter apart"),
            "each compared with each, one letter apart only",
            ours,
            peer,
            string.Create(CultureInfo.InvariantCulture, $"the first time in a process {1000 * first:0} ms"));
    }

    private static HashSet<(int, int)> EachWithEach(List<KnownName> known, List<KnownName> added)
    {
        var others = known.Concat(added).Select(name => (name.Id, Shape: NameShape.Of(name.Name))).ToArray();
        var pairs = new HashSet<(int, int)>();
        for (var i = 0; i < added.Count; i++)
        {
            var (id, shape) = others[known.Count + i];
            if (!shape.TakesTypos) continue;
            for (var j = 0; j < known.Count + i; j++)
            {
                if (others[j].Shape.TakesTypos && OneLetter.Differ(shape, others[j].Shape)) pairs.Add((id, others[j].Id));
            }
        }

        return pairs;
    }

    // One new name in ten is an old one with a slip of the hand, one in ten the same company in another form.
    private static (List<KnownName> Known, List<KnownName> Added) Generate()
    {
        var random = new Random(1);
        var known = Enumerable.Range(1, Known).Select(id => new KnownName(id, New(random), false)).ToList();
        var added = Enumerable.Range(Known + 1, Added).Select(id => new KnownName(id, random.Next(10) switch
        {
            0 => Slip(known[random.Next(Known)].Name, random),
            1 => $"{string.Join(' ', known[random.Next(Known)].Name.Split(' ')[..2])} {Forms[random.Next(Forms.Length)]}",
            _ => New(random),
        }, false)).ToList();
        return (known, added);
    }

    private static string New(Random random)
    {
        var word = string.Concat(Enumerable.Range(0, random.Next(3, 6)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return $"{char.ToUpperInvariant(word[0])}{word[1..]} {Trades[random.Next(Trades.Length)]} {Forms[random.Next(Forms.Length)]}";
    }

    private static string Slip(string name, Random random)
    {
        var place = random.Next(1, name.IndexOf(' ', StringComparison.Ordinal));
        return random.Next(3) switch
        {
            0 => name.Remove(place, 1),
            1 => name.Insert(place, "e"),
            _ => $"{name[..place]}o{name[(place + 1)..]}",
        };
    }
}
