using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The rules of what a file of customers says about names: who is the same as whom, and who is not.</summary>
internal static class ReferenceAliases
{
    /// <summary>Reads one of the two columns: another name than the customer's own.</summary>
    public static NameText? Other(ReferenceRows rows, FileField field, NameText? name)
    {
        if (rows.Clears(field))
        {
            rows.Report(field, ReferenceProblems.AliasNone);
            return null;
        }

        var other = rows.Name(field, NameKind.Alias);
        // With ids, the other may have the same name: which of them is meant shows when all rows are read.
        if (other is null || other.Key != name?.Key || rows.Has(FileField.CustomerId)) return other;

        rows.Report(field, ReferenceProblems.AliasOfItself);
        return null;
    }

    /// <summary>What lines say of each other: nobody is two others, nobody the same and not the same, and nobody himself in the end.</summary>
    public static void Check(List<CustomerLine> lines, ProblemList problems)
    {
        var others = new Dictionary<string, CustomerLine>();
        foreach (var line in lines.Where(line => line.AliasKey is not null))
        {
            if (!others.TryAdd(line.Key, line) && others[line.Key].AliasKey != line.AliasKey) Report(line, ReferenceProblems.AliasOfSeveral);
        }

        foreach (var line in lines.Where(line => line.DistinctKey is not null))
        {
            if (IsSame(line.Key, line.DistinctKey!) || IsSame(line.DistinctKey!, line.Key))
                problems.Add(line.Line, FieldSynonyms.NameOf(FileField.DistinctFrom), ReferenceProblems.AliasContradicted, Excerpt.Of(line.DistinctName!));
        }

        foreach (var line in others.Values.Where(line => Circles(line.Key))) Report(line, ReferenceProblems.AliasLoop);

        bool IsSame(string one, string other) => others.TryGetValue(one, out var line) && line.AliasKey == other;

        bool Circles(string key)
        {
            for (var step = 0; step <= others.Count; step++)
            {
                if (!others.TryGetValue(key, out var line)) return false;
                key = line.AliasKey!;
            }

            return true;
        }

        void Report(CustomerLine line, Fault fault) => problems.Add(line.Line, FieldSynonyms.NameOf(FileField.AliasOf), fault, Excerpt.Of(line.AliasName!));
    }

    /// <summary>Those of a batch's aliases that would lead nowhere, because they close a circle with what the book says.</summary>
    public static async Task<IReadOnlyList<CustomerAlias>> CirclesAsync(RevenueContext context, IReadOnlyCollection<CustomerAlias> aliases, CancellationToken cancellation)
    {
        if (!aliases.Any(alias => alias.IsSame)) return [];

        var decided = await DecidedNames.LoadWithAsync(context, aliases, cancellation);
        return [.. aliases.Where(alias => alias.IsSame && decided.Circles(alias.CustomerId))];
    }
}
