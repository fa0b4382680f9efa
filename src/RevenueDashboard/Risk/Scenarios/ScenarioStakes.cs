using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What is at stake in a scenario: the parts of the last month's revenue that one or several of its losses take, and what they leave of it in a month.</summary>
internal sealed class ScenarioStakes
{
    private readonly ScopedBook book;
    private readonly Scenario scenario;
    private readonly Month from;
    private readonly List<HashSet<int>?> customers;
    private readonly List<HashSet<int>?> products;

    // By which losses take it, a bit each, for every entity and product.
    private readonly List<Part> parts = [];

    private readonly record struct Part(int Entity, int Product, int Losses, long Amount);

    private ScenarioStakes(ScopedBook book, Scenario scenario, Month from)
    {
        (this.book, this.scenario, this.from) = (book, scenario, from);
        var byName = book.Cube.Customers.Select((customer, position) => (Key: Names.Key(customer.Name), position)).ToLookup(each => each.Key, each => each.position);
        List<string> unknown = [];
        customers = [.. scenario.Losses.Select(loss => loss.Customers.Count == 0 ? null : Positions(loss.Customers, name => byName[Names.Key(name)]))];
        products = [.. scenario.Losses.Select(loss => loss.Products.Count == 0 ? null : Positions(loss.Products, name => book.Cube.ProductNamed(name) is { } product ? [product] : []))];
        Unknown = [.. unknown.Distinct(StringComparer.Ordinal)];

        HashSet<int> Positions(IReadOnlyList<string> names, Func<string, IEnumerable<int>> positions)
        {
            HashSet<int> found = [];
            foreach (var name in names)
            {
                var of = positions(name).ToList();
                if (of.Count == 0) unknown.Add(name);
                found.UnionWith(of);
            }

            return found;
        }
    }

    /// <summary>Names that the book does not have.</summary>
    public IReadOnlyList<string> Unknown { get; }

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

    /// <summary>Net revenue of a month over known customers and products that no loss takes.</summary>
    public long KnownOthersIn(Month month)
    {
        long sum = 0;
        book.ForEachCell(month, (cell, entity) =>
        {
            if (LossesOf(entity, book.Cube.Cells.Products[cell]) == 0) sum = checked(sum + book.Cube.Cells.Amounts[cell]);
        });
        return sum;
    }

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
            var product = book.Cube.Cells.Products[cell];
            if (LossesOf(entity, product) is var losses and not 0)
                sums[(entity, product, losses)] = checked(sums.GetValueOrDefault((entity, product, losses)) + book.Cube.Cells.Amounts[cell]);
        });

        // What belongs to nobody in particular is lost with everybody.
        foreach (var product in book.Products)
        {
            var losses = LossesOf(-1, product);
            if (losses != 0 && book.UnallocatedOf(from, product) is > 0 and var unallocated) sums[(-1, product, losses)] = unallocated;
        }

        // A net credit cannot leave: it stays with the others.
        parts.AddRange(sums.Where(sum => sum.Value > 0).Select(sum => new Part(sum.Key.Entity, sum.Key.Product, sum.Key.Losses, sum.Value)));
        Amount = parts.Aggregate(0L, (sum, part) => checked(sum + part.Amount));
    }

    private int LossesOf(int entity, int product)
    {
        var losses = 0;
        for (var loss = 0; loss < scenario.Losses.Count; loss++)
        {
            var takes = customers[loss] is not { } names || (entity >= 0 && names.Contains(entity));
            if (takes && products[loss]?.Contains(product) != false) losses |= 1 << loss;
        }

        return losses;
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
    private static long Kept(Part part, double[] factors) =>
        factors[part.Losses] == 1 ? part.Amount : (long)Math.Round(part.Amount * factors[part.Losses], MidpointRounding.AwayFromZero);
}
