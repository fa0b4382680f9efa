namespace RevenueDashboard.Importing;

/// <summary>The rules of a file of customers: who a parent is, and that nobody has two at a time.</summary>
internal static class ReferenceCustomers
{
    public static CustomerLine? Understand(ReferenceRows rows)
    {
        var name = rows.Name(FileField.Customer, NameKind.Customer);
        var id = rows.Name(FileField.CustomerId, NameKind.CustomerId);
        var standsAlone = rows.Clears(FileField.Parent);
        var parent = standsAlone ? null : rows.Name(FileField.Parent, NameKind.Parent);
        var alias = ReferenceAliases.Other(rows, FileField.AliasOf, name);
        var distinct = ReferenceAliases.Other(rows, FileField.DistinctFrom, name);
        var from = rows.Plan(FileField.ParentFrom);
        var to = rows.Plan(FileField.ParentTo);
        if (to < from) rows.Report(FileField.ParentTo, ReferenceProblems.MonthsReversed);

        var industry = rows.FreeText(FileField.Industry);
        var country = rows.FreeText(FileField.Country);
        var previous = rows.FreeText(FileField.PreviousProvider);
        var since = rows.History(FileField.CustomerSince);
        if (name is null) return null;

        if (parent?.Key == name.Key) parent = null;
        var key = id is null ? $"name:{name.Key}" : $"id:{id.Key}";
        var (parentKey, parentName) = standsAlone ? (key, name.Name) : parent is null ? (null, null) : ($"name:{parent.Key}", parent.Name);
        return new CustomerLine(
            rows.Line, key, name.Name, parentKey, parentName, parentKey is null ? null : from, parentKey is null ? null : to, industry, country, previous, since)
        {
            AliasKey = alias is null ? null : $"name:{alias.Key}", AliasName = alias?.Name,
            DistinctKey = distinct is null ? null : $"name:{distinct.Key}", DistinctName = distinct?.Name,
        };
    }

    public static List<CustomerLine> Finish(List<CustomerLine> lines, ProblemList problems)
    {
        var found = FindOthers(lines, problems);
        foreach (var relations in found.Where(line => line.ParentKey is not null).GroupBy(line => line.Key)) ReportOverlaps([.. relations], problems);

        ReferenceAliases.Check(found, problems);
        return found;
    }

    // The name of a customer that the file knows by an id means that customer, as in spend files.
    private static List<CustomerLine> FindOthers(List<CustomerLine> lines, ProblemList problems)
    {
        var keys = lines.Select(line => line.Key).ToHashSet();
        var identified = lines.Where(line => line.Key.StartsWith("id:", StringComparison.Ordinal))
            .ToLookup(line => $"name:{Names.Key(line.Name)}", line => line.Key);

        return
        [
            .. lines.Select(line => IsById(line.ParentKey) ? WithParent(line) : line).Select(line => line with
            {
                AliasKey = Found(line, FileField.AliasOf, line.AliasKey, line.AliasName), DistinctKey = Found(line, FileField.DistinctFrom, line.DistinctKey, line.DistinctName),
            }),
        ];

        bool IsById(string? name) => name is not null && !keys.Contains(name) && identified.Contains(name);

        string? Found(CustomerLine line, FileField field, string? key, string? name)
        {
            var isItself = key is not null && key == line.Key;
            if (!isItself && !IsById(key)) return key;

            var candidates = identified[key!].Distinct().ToArray();
            if (candidates.Length == 0)
            {
                problems.Add(line.Line, FieldSynonyms.NameOf(field), ReferenceProblems.AliasOfItself, Excerpt.Of(name!));
                return key;
            }

            if (candidates.Length > 1) problems.Add(line.Line, FieldSynonyms.NameOf(field), NameProblems.OtherAmbiguous, Excerpt.Of(name!));
            else if (candidates[0] == line.Key) problems.Add(line.Line, FieldSynonyms.NameOf(field), ReferenceProblems.AliasOfItself, Excerpt.Of(name!));
            return candidates[0];
        }

        CustomerLine WithParent(CustomerLine line)
        {
            var candidates = identified[line.ParentKey!].Distinct().ToArray();
            if (candidates.Length > 1) problems.Add(line.Line, FieldSynonyms.NameOf(FileField.Parent), NameProblems.ParentAmbiguous, Excerpt.Of(line.ParentName!));
            return candidates[0] == line.Key
                ? line with { ParentKey = null, ParentName = null, ParentFrom = null, ParentTo = null }
                : line with { ParentKey = candidates[0] };
        }
    }

    private static void ReportOverlaps(CustomerLine[] relations, ProblemList problems)
    {
        CustomerLine? earlier = null;
        foreach (var relation in relations.OrderBy(line => line.ParentFrom?.Index ?? 0).ThenBy(line => line.Line))
        {
            if (earlier is not null && !(earlier.ParentTo < relation.ParentFrom))
            {
                problems.Add(Math.Max(earlier.Line, relation.Line), FieldSynonyms.NameOf(FileField.Parent), ReferenceProblems.ParentsOverlap, Excerpt.Of(relation.ParentName!));
            }

            earlier = relation;
        }
    }
}
