using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Those who stay in a scenario and in all that stand beside it: what they bring, and how they grew. Everybody else is flat until it leaves.</summary>
internal sealed class ScenarioOthers
{
    private readonly ScopedBook book;
    private readonly Month from;
    private readonly LossTargets targets;

    private ScenarioOthers(ScopedBook book, Scenario scenario, IEnumerable<ScenarioLoss> losses, Month from)
    {
        (this.book, this.from) = (book, from);
        // Who loses nothing stays, and who is struck twice is no other than who is struck once.
        targets = LossTargets.Of(book, scenario with { Losses = [.. losses.Where(loss => loss.Lost > 0).DistinctBy(WhomAndWhat)] }, from);
        Amount = checked(book.TotalOf(from)!.Value - Taken());
    }

    /// <summary>What they bring in the last known month with what is allocated to nobody, in ten-thousandths.</summary>
    public long Amount { get; }

    /// <summary>Scenarios stand beside it and leave nobody between them whose growth could be common: it goes on from those who stay in it alone.</summary>
    public bool IsApart { get; private init; }

    /// <param name="from">The last known month.</param>
    public static ScenarioOthers Of(ScopedBook book, Scenario scenario, Month from)
    {
        var common = new ScenarioOthers(book, scenario, scenario.Losses.Concat(scenario.Alongside), from);
        return scenario.Alongside.Count == 0 || common.In(from) > 0 ? common : new ScenarioOthers(book, scenario, scenario.Losses, from) { IsApart = true };
    }

    /// <summary>Compound monthly growth over some months, as a fraction; null when not defined. What is allocated to nobody is in it: who leaves is known, and who stays is all the rest.</summary>
    public double? GrowthOver(int months)
    {
        var earlier = from.AddMonths(-months);
        return book.AreComparable(from, earlier) && book.HasData(earlier) ? Metrics.Growth.CompoundMonthly(In(from), In(earlier), months) : null;
    }

    /// <returns>Null when there are too few months without a gap.</returns>
    public Projection? Projected(int months) => Projection.Of(KnownMonths.UpTo(book, from, In), months);

    // Who is under whose control is as in the last month: the same revenue is missing in every one.
    private long In(Month month)
    {
        long sum = 0;
        book.ForEachCell(month, (cell, entity) => sum = checked(sum + book.Cube.Cells.Amounts[cell] - TakenOf(cell, entity)), parentsOf: from);
        return book.Products.Aggregate(sum, (all, product) => checked(all + book.UnallocatedOf(month, product) - TakenOfUnallocated(month, product)));
    }

    // As what is at stake: a net credit cannot leave, by whom and of what; it stays with the others.
    private long Taken()
    {
        var sums = new Dictionary<(int Entity, int Product), long>();
        book.ForEachCell(from, (cell, entity) =>
        {
            var key = (entity, book.Cube.Cells.Products[cell]);
            if (TakenOf(cell, entity) is not 0 and var taken) sums[key] = checked(sums.GetValueOrDefault(key) + taken);
        });
        return checked(sums.Values.Where(sum => sum > 0).Sum() + book.Products.Sum(product => Math.Max(0, TakenOfUnallocated(from, product))));
    }

    private long TakenOf(int cell, int entity)
    {
        var cells = book.Cube.Cells;
        var (amount, rest) = (cells.Amounts[cell], cells.Amounts[cell]);
        for (var loss = 0; loss < targets.Count; loss++) rest -= LossTargets.Taken(rest, targets.PartOf(loss, cells.Customers[cell], entity, cells.Products[cell]));
        return amount - rest;
    }

    private long TakenOfUnallocated(Month month, int product)
    {
        var (amount, rest) = (book.UnallocatedOf(month, product), book.UnallocatedOf(month, product));
        for (var loss = 0; loss < targets.Count; loss++) rest -= LossTargets.Taken(rest, targets.PartOfUnallocated(loss, product));
        return amount - rest;
    }

    private static string WhomAndWhat(ScenarioLoss loss) => LossText.Join(LossText.WordsOf(new ScenarioLoss { Kind = loss.Kind, Customers = loss.Customers, Factor = loss.Factor, Products = loss.Products }));
}
