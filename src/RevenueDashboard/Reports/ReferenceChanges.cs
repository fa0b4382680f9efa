using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>Something said beside revenue that differs between two states of the book.</summary>
/// <param name="About">Whom or what it is said of: "Northwind Bank", "2024-03, EUR". Names are raw: encode them where they are shown.</param>
/// <param name="Field">What is said of it: "rate", "parent".</param>
/// <param name="Before">As files write it; null when nothing was said.</param>
/// <param name="After">As files write it; null when nothing is said any more.</param>
public sealed record ReferenceChange(string About, string Field, string? Before, string? After)
{
    public ChangeKind Kind => Before is null ? ChangeKind.New : After is null ? ChangeKind.Removed : ChangeKind.Changed;
}

/// <summary>Finds what a batch of reference data changes: old and new, fact by fact.</summary>
public static class ReferenceChanges
{
    /// <summary>All that differs, what is changed or removed before what is new, each in the order of its table.</summary>
    /// <param name="kind">Which table.</param>
    /// <exception cref="ArgumentOutOfRangeException">Spend is no reference file.</exception>
    public static IReadOnlyList<ReferenceChange> Between(ReferenceView before, ReferenceView after, FileKind kind)
    {
        var changes = kind switch { FileKind.Customers => OfCustomers(before, after), FileKind.Roles => OfRoles(before, after), _ => OfTables(before, after, kind) };
        return [.. changes.OrderBy(change => change.Kind == ChangeKind.New)];
    }

    private static IEnumerable<ReferenceChange> OfCustomers(ReferenceView before, ReferenceView after)
    {
        var then = before.Customers.ToDictionary(customer => customer.Id);
        foreach (var now in after.Customers)
        {
            var was = then.GetValueOrDefault(now.Id);
            foreach (var (field, old, said) in FieldsOf(was, now))
            {
                if ((old ?? "") != (said ?? "")) yield return new ReferenceChange(now.Name, field, Said(old), Said(said));
            }
        }
    }

    private static IEnumerable<(string Field, string? Old, string? Now)> FieldsOf(ReferenceCustomer? was, ReferenceCustomer now) =>
    [
        ("parent", was is null ? null : InWords(was.Parents), InWords(now.Parents)),
        ("industry", was?.Industry, now.Industry),
        ("country", was?.Country, now.Country),
        ("previous provider", was?.PreviousProvider, now.PreviousProvider),
        ("customer since", was?.CustomerSince?.ToString(), now.CustomerSince?.ToString()),
        ("counts for", was?.SameAs, now.SameAs),
        ("is not", was is null ? null : string.Join(", ", was.NotSameAs), string.Join(", ", now.NotSameAs)),
    ];

    private static string InWords(IEnumerable<ReferenceParent> parents) => string.Join("; ", parents.Select(parent =>
        $"{parent.Name}{(parent.First is { } first ? $" from {first}" : "")}{(parent.Last is { } last ? $" to {last}" : "")}"));

    // A counterparty may have the same role for several products: each role is what it says in full.
    private static IEnumerable<ReferenceChange> OfRoles(ReferenceView before, ReferenceView after)
    {
        var (then, now) = (before.Roles.ToLookup(role => role.CounterpartyId), after.Roles.ToLookup(role => role.CounterpartyId));
        foreach (var of in then.Concat(now).DistinctBy(of => of.Key))
        {
            var about = of.First().Counterparty;
            var (old, said) = (then[of.Key].Select(role => role.Line).ToList(), now[of.Key].Select(role => role.Line).ToList());
            foreach (var gone in old.Except(said)) yield return new ReferenceChange(about, "role", gone, null);
            foreach (var added in said.Except(old)) yield return new ReferenceChange(about, "role", null, added);
        }
    }

    // A row of a table is known by its first columns; the next one is what it is about, the others stand beside that.
    private static IEnumerable<ReferenceChange> OfTables(ReferenceView before, ReferenceView after, FileKind kind)
    {
        var keys = kind switch { FileKind.Products or FileKind.Claims or FileKind.Limits or FileKind.Goals => 1, FileKind.ReferenceSeries => 3, _ => 2 };
        var (then, now) = (before.TableOf(kind), after.TableOf(kind));
        var old = then.Rows.ToDictionary(row => KeyOf(row, keys));
        foreach (var row in now.Rows)
        {
            if (!old.Remove(KeyOf(row, keys), out var earlier))
            {
                if (Whole(row, keys) is { } said) yield return new ReferenceChange(AboutOf(row, keys), now.Columns[keys], null, said);
                continue;
            }

            for (var column = keys; column < row.Count; column++)
            {
                var (was, becomes) = (earlier[column].ToString(), row[column].ToString());
                if (was != becomes) yield return new ReferenceChange(AboutOf(row, keys), now.Columns[column], Said(was), Said(becomes));
            }
        }

        foreach (var row in then.Rows.Where(row => old.ContainsKey(KeyOf(row, keys))))
        {
            if (Whole(row, keys) is { } said) yield return new ReferenceChange(AboutOf(row, keys), then.Columns[keys], said, null);
        }
    }

    private static string KeyOf(IReadOnlyList<Export.ReportCell> row, int keys) => string.Join('\n', row.Take(keys).Select(cell => Names.Key(cell.ToString())));

    private static string AboutOf(IReadOnlyList<Export.ReportCell> row, int keys) => string.Join(", ", row.Take(keys).Select(cell => cell.ToString()));

    private static string? Whole(IReadOnlyList<Export.ReportCell> row, int keys)
    {
        var said = row.Skip(keys).Select(cell => cell.ToString()).Where(text => text.Length > 0).ToList();
        return said.Count == 0 ? null : said.Count == 1 ? said[0] : $"{said[0]} ({string.Join(", ", said.Skip(1))})";
    }

    private static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
