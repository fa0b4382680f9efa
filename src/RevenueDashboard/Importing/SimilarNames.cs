using RevenueDashboard.Data;
namespace RevenueDashboard.Importing;

/// <summary>A customer's name, and whether it is known by an id of its owner's.</summary>
internal readonly record struct KnownName(int Id, string Name, bool HasId);

/// <summary>
/// Looks for customers that go by two names. Two customers known by two ids are two, however alike their names: their owner says so. Time grows
/// with the number of names: ten thousand new ones beside ten thousand known take a fraction of a second.
/// </summary>
internal static class SimilarNames
{
    /// <summary>Suggestions for one new name because of a letter.</summary>
    private const int OneLetterShown = 3;

    /// <param name="known">Who was there before.</param>
    /// <param name="added">Who is new, the first of the file first.</param>
    /// <param name="isDecided">Pairs nobody has to be asked about again.</param>
    /// <param name="most">Where to stop.</param>
    public static IReadOnlyList<CustomerSuggestion> Find(IReadOnlyList<KnownName> known, IReadOnlyList<KnownName> added, Func<int, int, bool> isDecided, int most)
    {
        var suggestions = new List<CustomerSuggestion>();
        if (added.Count == 0) return suggestions;

        var shapes = new NameShape[added.Count];
        for (var i = 0; i < shapes.Length; i++) shapes[i] = NameShape.Of(added[i].Name);
        var slips = new OneLetter(shapes);

        var addedCores = new HashSet<string>(shapes.Length, StringComparer.Ordinal);
        foreach (var shape in shapes) addedCores.Add(shape.Core);
        var cores = new Dictionary<(string Core, bool HasId), KnownName>(shapes.Length);
        var ofOneLetter = new int[added.Count];
        var comparedIn = new int[added.Count];
        var comparison = 0;
        List<int> found = [];
        List<CustomerSuggestion> oneLetter = [];
        foreach (var name in known)
        {
            var shape = NameShape.Of(name.Name);
            if (addedCores.Contains(shape.Core)) cores.TryAdd((shape.Core, name.HasId), name);
            Slips(name, shape, before: added.Count);
        }

        for (var i = 0; i < added.Count; i++)
        {
            if (SameCore(added[i], shapes[i]) is { } other) suggestions.Add(Pair(added[i], other, NameShape.SameWords(added[i].Name, other.Name) ? SuggestionReason.SameWords : SuggestionReason.LookAlike));
            cores.TryAdd((shapes[i].Core, added[i].HasId), added[i]);
            Slips(added[i], shapes[i], before: i);
            if (suggestions.Count >= most) return suggestions;
        }

        return [.. suggestions.Concat(oneLetter).OrderBy(suggestion => suggestion.CustomerId).Take(most)];

        KnownName? SameCore(KnownName name, NameShape shape)
        {
            if (shape.Core.Length == 0) return null;
            if (cores.TryGetValue((shape.Core, false), out var byName) && !isDecided(name.Id, byName.Id)) return byName;
            return !name.HasId && cores.TryGetValue((shape.Core, true), out var byId) && !isDecided(name.Id, byId.Id) ? byId : null;
        }

        // Every name against the new ones; a new one only against those before it, so that no pair comes twice.
        void Slips(KnownName name, NameShape shape, int before)
        {
            slips.Find(shape, found);
            comparison++;
            foreach (var i in found)
            {
                if (i >= before || comparedIn[i] == comparison) continue;
                comparedIn[i] = comparison;
                if (ofOneLetter[i] == OneLetterShown || (name.HasId && added[i].HasId) || !OneLetter.Differ(shape, shapes[i]) || isDecided(name.Id, added[i].Id)) continue;
                ofOneLetter[i]++;
                oneLetter.Add(before == added.Count ? Pair(added[i], name, SuggestionReason.OneLetter) : Pair(name, added[i], SuggestionReason.OneLetter));
            }
        }
    }

    private static CustomerSuggestion Pair(KnownName name, KnownName other, SuggestionReason reason) => new(name.Id, name.Name, other.Id, other.Name, reason);
}
