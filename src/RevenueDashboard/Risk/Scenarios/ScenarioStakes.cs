using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What is at stake in a scenario: the parts of the last month's revenue that one or several of its losses take, and what they leave of it in a month.</summary>
internal sealed class ScenarioStakes
{
    private readonly ScopedBook book;
    private readonly Scenario scenario;
    private readonly Month from;
    private readonly LossTargets targets;

    // By which losses take it, a bit each, for every entity and product.
    private readonly List<Part> parts = [];

    private readonly record struct Part(int Entity, int Product, int Losses, long Amount);

    private ScenarioStakes(ScopedBook book, Scenario scenario, Month from)
    {
        (this.book, this.scenario, this.from) = (book, scenario, from);
        targets = LossTargets.Of(book, scenario, from);
    }

    /// <summary>Names that the book does not have.</summary>
    public IReadOnlyList<string> Unknown => targets.Unknown;

    /// <summary>All that one of the losses takes a part of.</summary>
    public long Amount { get; private set; }

    public static ScenarioStakes Of(ScopedBook book, Scenario scenario, Month from)
    {
        var stakes = new ScenarioStakes(book, scenario, from);
        if (scenario.Losses.Count > 0) stakes.Collect();
        return stakes;
    }

    /// <summary>What is missing in a month of what the last one had, in ten-thousandths.</summary>
    public long LostIn(Month month)
    {
        var factors = Remaining(month);
        long left = 0;
        foreach (var part in parts) left = checked(left + Kept(part, factors));
        return Amount - left;
    }

    /// <summary>What each entity would have brought in the last month as it is cut in a later one.</summary>
    public EntityAmounts LeftIn(Month month)
    {
        var now = book.EntitiesOf(from);
        var factors = Remaining(month);
        var amounts = (long[])now.Amounts.Clone();
        foreach (var part in parts)
        {
            if (part.Entity < 0) continue;
            var place = Array.BinarySearch(now.Entities, part.Entity);
            amounts[place] = checked(amounts[place] - part.Amount + Kept(part, factors));
        }

        return now with { Amounts = amounts };
    }

    /// <summary>A loss of everybody takes what is allocated to nobody too.</summary>
    public long LeftUnallocatedIn(Month month, long unallocated)
    {
        var factors = Remaining(month);
        return parts.Where(part => part.Entity < 0).Aggregate(unallocated, (left, part) => checked(left - part.Amount + Kept(part, factors)));
    }

    /// <summary>The month to come in which most is missing; the earlier one when several are alike.</summary>
    /// <param name="months">How many are looked at.</param>
    public Month DeepestOf(int months) => months == 0 ? from : Enumerable.Range(1, months).Select(from.AddMonths).MaxBy(LostIn);

    /// <summary>The last month's cells as a later one leaves them, and what it leaves of the unallocated part of each product.</summary>
    /// <param name="whole">The book whose cells are cut: that of the scenario, or one that it is a part of.</param>
    public (long[] Amounts, long[] Unallocated) CutIn(Month month, RevenueCube whole)
    {
        var factors = Remaining(month);
        // What is a net credit by whom, of what and by which losses does not leave, and no part of it does.
        var struck = parts.Select(part => (part.Entity, part.Product, part.Losses)).ToHashSet();
        var slice = whole.Cells.Of(from);
        var amounts = slice.Amounts.ToArray();
        book.ForEachCell(from, (cell, entity) =>
        {
            var cells = book.Cube.Cells;
            var (customer, product) = (cells.Customers[cell], cells.Products[cell]);
            var place = book.Cube == whole ? cell : whole.Cells.PositionOf(from, customer, product, cells.Types[cell]);
            if (place < 0) return;

            var lost = 0L;
            Split(whole.Cells.Amounts[place], loss => targets.PartOf(loss, customer, entity, product), (losses, amount) =>
            {
                if (struck.Contains((entity, product, losses))) lost = checked(lost + amount - Kept(amount, factors[losses]));
            });
            amounts[place - slice.Start] -= lost;
        });

        var unallocated = new long[whole.Products.Count];
        var all = new ScopedBook(whole, new ReportQuestion());
        foreach (var product in all.Products) unallocated[product] = all.UnallocatedOf(from, product);
        foreach (var part in parts.Where(part => part.Entity < 0))
        {
            // In a book seen in another way it is as large a part of what nobody is known to pay.
            var (seen, before) = (book.UnallocatedOf(from, part.Product), all.UnallocatedOf(from, part.Product));
            var lost = part.Amount - Kept(part, factors);
            unallocated[part.Product] -= seen == before ? lost : (long)Math.Round(before * (lost / (double)seen), MidpointRounding.AwayFromZero);
        }

        return (amounts, unallocated);
    }

    /// <summary>Positions of those who have something to lose.</summary>
    public IEnumerable<int> Entities => parts.Where(part => part.Entity >= 0).Select(part => part.Entity).Distinct();

    /// <summary>Who has something to lose, largest first, with their share of the last month.</summary>
    public IReadOnlyList<CustomerShare> Leaving()
    {
        var whole = book.ShareBaseOf(from);
        return
        [
            .. parts.Where(part => part.Entity >= 0)
                .GroupBy(part => part.Entity, part => part.Amount)
                .Select(entity => (entity.Key, Amount: entity.Aggregate(0L, (sum, amount) => checked(sum + amount))))
                .Select(entity => new CustomerShare(book.Cube.Customers[entity.Key], entity.Amount, whole is > 0 and { } all && entity.Amount > 0 ? entity.Amount / (double)all : 0))
                .OrderByDescending(share => share.Amount)
                .ThenBy(share => share.Customer.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is missing of a month's gross profit, ≤ 0; null when no margin of what is lost is known.</summary>
    /// <param name="withoutMargin">Products that lose something and have no margin.</param>
    public (long Low, long High)? GrossProfitIn(Month month, out IReadOnlyList<string> withoutMargin)
    {
        var factors = Remaining(month);
        var (low, high, isKnown) = (0m, 0m, false);
        var unknown = new SortedSet<int>();
        foreach (var part in parts)
        {
            var lost = part.Amount - Kept(part, factors);
            if (lost == 0) continue;

            var product = book.Cube.Products[part.Product];
            if ((product.MarginLow ?? product.MarginHigh) is not { } least)
            {
                unknown.Add(part.Product);
                continue;
            }

            isKnown = true;
            low += lost * (decimal)least / 10_000;
            high += lost * (decimal)(product.MarginHigh ?? least) / 10_000;
        }

        withoutMargin = [.. unknown.Select(product => book.Cube.Products[product].Name)];
        return isKnown ? ((long)-decimal.Round(high, MidpointRounding.AwayFromZero), (long)-decimal.Round(low, MidpointRounding.AwayFromZero)) : null;
    }

    private void Collect()
    {
        var sums = new Dictionary<(int Entity, int Product, int Losses), long>();
        book.ForEachCell(from, (cell, entity) =>
        {
            var (customer, product) = (book.Cube.Cells.Customers[cell], book.Cube.Cells.Products[cell]);
            Split(book.Cube.Cells.Amounts[cell], loss => targets.PartOf(loss, customer, entity, product), (losses, amount) => Add(entity, product, losses, amount));
        });

        // What belongs to nobody in particular is lost with everybody, and what it needs is needed of it too.
        foreach (var product in book.Products)
        {
            if (book.UnallocatedOf(from, product) is > 0 and var unallocated) Split(unallocated, loss => targets.PartOfUnallocated(loss, product), (losses, amount) => Add(-1, product, losses, amount));
        }

        // A net credit cannot leave: it stays with the others.
        parts.AddRange(sums.Where(sum => sum.Value > 0).Select(sum => new Part(sum.Key.Entity, sum.Key.Product, sum.Key.Losses, sum.Value)));
        Amount = parts.Aggregate(0L, (sum, part) => checked(sum + part.Amount));

        void Add(int entity, int product, int losses, long amount) => sums[(entity, product, losses)] = checked(sums.GetValueOrDefault((entity, product, losses)) + amount);
    }

    // A loss of a part of a cell splits it: what it takes, and what it does not.
    private void Split(long amount, Func<int, int> partOf, Action<int, long> found, int loss = 0, int losses = 0)
    {
        for (; loss < targets.Count && amount != 0; loss++)
        {
            var taken = LossTargets.Taken(amount, partOf(loss));
            if (taken == 0) continue;
            if (taken != amount) Split(amount - taken, partOf, found, loss + 1, losses);
            (amount, losses) = (taken, losses | 1 << loss);
        }

        if (losses != 0 && amount != 0) found(losses, amount);
    }

    // What each combination of losses leaves: those who strike the same revenue strike what the others left of it.
    private double[] Remaining(Month month)
    {
        var of = scenario.Losses.Select(loss => 1 - loss.LostIn(month, loss.Start ?? from.AddMonths(1))).ToArray();
        var factors = new double[1 << of.Length];
        for (var losses = 0; losses < factors.Length; losses++)
        {
            factors[losses] = 1;
            for (var loss = 0; loss < of.Length; loss++)
            {
                if ((losses >> loss & 1) == 1) factors[losses] *= of[loss];
            }
        }

        return factors;
    }

    // Exactly all of it when nothing is lost, also beyond what a double can count.
    private static long Kept(Part part, double[] factors) => Kept(part.Amount, factors[part.Losses]);

    private static long Kept(long amount, double factor) => factor == 1 ? amount : (long)Math.Round(amount * factor, MidpointRounding.AwayFromZero);
}
