using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>By what the inequality of customers is taken apart.</summary>
public enum TheilSplit
{
    Industry,
    Country,
    PreviousProvider,
    Product,
}

/// <summary>How much of the inequality between customers is between groups of them, and how much within the groups; the two are all of it.</summary>
/// <param name="Groups">Those with customers above zero, the largest share first.</param>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
public sealed record TheilReport(
    ReportScope Scope, TheilSplit Split, Month Month, double? Between, double? Within, IReadOnlyList<TheilGroupLine> Groups, IReadOnlyList<TheilMonth> Months)
{
    private const string NotSaid = "Not said";

    /// <summary>Theil's index; null when there are no shares.</summary>
    public double? Total => Between + Within;

    /// <param name="cube">Of customers: a cube of groups is taken back to its customers.</param>
    /// <param name="month">Null for the scope's current month.</param>
    /// <returns>Null when the month has no data.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static TheilReport? Of(RevenueCube cube, ReportQuestion question, TheilSplit split, Month? month = null)
    {
        var customers = cube.View.Grouping == Grouping.Customer ? cube : cube.In(cube.View with { Grouping = Grouping.Customer });
        var book = new ScopedBook(customers, question);
        if ((month ?? book.CurrentMonth) is not { } chosen || !book.HasData(chosen)) return null;

        var groups = new TheilGroups(customers, split);
        var months = MonthByMonth.Of(book, at => book.HasData(at) && groups.Of(book, at) is var (parts, _)
            ? new TheilMonth(at, book.StatusOf(at), parts?.Between, parts?.Within)
            : new TheilMonth(at, MonthStatus.Missing, null, null));
        var (found, names) = groups.Of(book, chosen);
        return new TheilReport(
            book.Scope,
            split,
            chosen,
            found?.Between,
            found?.Within,
            found is null ? [] :
            [
                .. found.Groups.Where(group => group.Customers > 0)
                    .Select(group => new TheilGroupLine(names[group.Group], group) { IsNotSaid = split != TheilSplit.Product && names[group.Group] == NotSaid, IsMixed = split == TheilSplit.Product || group.Group == names.Count - 1 })
                    .OrderByDescending(line => line.Parts.Share).ThenBy(line => line.Name, StringComparer.Ordinal),
            ],
            months);
    }

    /// <summary>To which group each customer belongs. Who belongs to several is a group of its own, so that every customer is in exactly one.</summary>
    private sealed class TheilGroups
    {
        private readonly TheilSplit split;
        private readonly int[] ofCustomer;
        private readonly List<string> names = [];

        public TheilGroups(RevenueCube cube, TheilSplit split)
        {
            this.split = split;
            ofCustomer = new int[cube.Customers.Count];
            if (split == TheilSplit.Product)
            {
                names.AddRange(cube.Products.Select(product => product.Name));
                names.Add("Several products");
                return;
            }

            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var customer = 0; customer < ofCustomer.Length; customer++)
            {
                var described = cube.Customers[customer];
                var said = split switch { TheilSplit.Industry => described.Industry, TheilSplit.Country => described.Country, _ => described.PreviousProvider };
                var name = said is { Length: > 0 } ? said : NotSaid;
                if (!numbers.TryGetValue(Names.Key(name), out var number))
                {
                    numbers[Names.Key(name)] = number = names.Count;
                    names.Add(name);
                }

                ofCustomer[customer] = number;
            }

            names.Add(split switch { TheilSplit.Industry => "Several industries", TheilSplit.Country => "Several countries", _ => "Several providers" });
        }

        public (TheilDecomposition? Parts, IReadOnlyList<string> Names) Of(ScopedBook book, Month month)
        {
            var amounts = book.EntitiesOf(month);
            return (TheilDecomposition.Of(amounts.Amounts, split == TheilSplit.Product || book.Level == EntityLevel.Parent && !book.Cube.Parents.IsEmpty ? ByCells(book, month, amounts) : [.. amounts.Entities.Select(entity => ofCustomer[entity])], names.Count), names);
        }

        // What brought an entity nothing, or a credit, does not make it one of several.
        private int[] ByCells(ScopedBook book, Month month, EntityAmounts amounts)
        {
            var (several, groups) = (names.Count - 1, new int[amounts.Entities.Length]);
            Array.Fill(groups, -1);
            var (last, place) = (-1, -1);
            book.ForEachCell(month, (cell, entity) =>
            {
                if (entity != last) (last, place) = (entity, Array.BinarySearch(amounts.Entities, entity));
                if (place < 0 || book.Cube.Cells.Amounts[cell] <= 0) return;
                var group = split == TheilSplit.Product ? book.Cube.Cells.Products[cell] : ofCustomer[book.Cube.Cells.Customers[cell]];
                groups[place] = groups[place] < 0 || groups[place] == group ? group : several;
            });
            // An entity without a positive cell is not above zero: in no group's figures, whichever it is.
            for (var i = 0; i < groups.Length; i++) groups[i] = Math.Max(0, groups[i]);
            return groups;
        }
    }
}

/// <param name="Name">As the book spells it: raw, encode it where it is shown.</param>
/// <param name="Parts">Its customers, share, own index, and what it adds to both parts.</param>
public sealed record TheilGroupLine(string Name, TheilGroup Parts)
{
    /// <summary>Those of whom nobody said where they belong.</summary>
    public bool IsNotSaid { get; init; }

    /// <summary>Those who belong to several, or all who bought one product alone: no filter of a view gives just them.</summary>
    public bool IsMixed { get; init; }
}

/// <param name="Between">Null when the month is missing or has no shares.</param>
public sealed record TheilMonth(Month Month, MonthStatus Status, double? Between, double? Within);
