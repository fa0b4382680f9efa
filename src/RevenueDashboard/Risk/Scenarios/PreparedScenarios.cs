using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Scenarios worth a look in any book: made from who is large in it and what it needs, never from names that are known beforehand.</summary>
public static class PreparedScenarios
{
    private const int InsourcingMonths = 12;
    private const int RampOfThree = 6;

    /// <returns>Each with its name; empty when the scope has nobody with revenue.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static IReadOnlyList<ScenarioStory> Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } from || book.LargestOf(from) is not { } largest) return [];

        List<ScenarioStory> prepared = [new($"{book.NameOf(largest)} leaves", [LossText.Usual])];
        prepared.Add(Insourcing(book, from, largest));
        prepared.AddRange(MovedServers(book, from));
        prepared.AddRange(SuppliersOf(book, from).Select(supplier => new ScenarioStory($"{supplier} is not available", [new ScenarioLoss { Kind = LossKind.Supplier, Customers = [supplier] }])));
        prepared.AddRange(Shocks(cube, question, book, from));
        prepared.Add(new($"Half of {book.NameOf(largest)}", [LossText.Usual with { Lost = 0.5 }]));
        if (LargestThree(book, from) is { Count: 3 } three) prepared.Add(new("The three largest leave", [new ScenarioLoss { Customers = three, Ramp = RampOfThree }]));
        return prepared;
    }

    // What is paid by use is what a customer can do itself one day: whoever buys most of it.
    private static ScenarioStory Insourcing(ScopedBook book, Month from, int largest)
    {
        var usage = SumOf(book, from, RevenueType.Usage);
        if (usage is not [var most, ..]) return new($"{book.NameOf(largest)} insources over {InsourcingMonths} months", [LossText.Usual with { Ramp = InsourcingMonths }]);

        var products = ProductsOf(book, from, most, RevenueType.Usage);
        var loss = most == largest && products.Count == book.Products.Count ? LossText.Usual : new ScenarioLoss { Customers = [book.NameOf(most)], Products = products.Count == book.Products.Count ? [] : products };
        return new($"{book.NameOf(most)} insources over {InsourcingMonths} months", [loss with { Ramp = InsourcingMonths }]);
    }

    // Whoever leases most: it can take its machines elsewhere.
    private static IEnumerable<ScenarioStory> MovedServers(ScopedBook book, Month from) =>
        SumOf(book, from, RevenueType.Lease) is [var lessee, ..]
            ? [new($"{book.NameOf(lessee)} moves its servers", [new ScenarioLoss { Customers = [book.NameOf(lessee)], Products = ProductsOf(book, from, lessee, RevenueType.Lease), Ramp = RampOfThree }])]
            : [];

    private static IEnumerable<string> SuppliersOf(ScopedBook book, Month from) =>
        book.Cube.Roles.Where(role => role.Role == Role.Supplier && role.IsIn(from) && (role.Product is null || (role.ProductPosition is { } product && book.IsInScope(product))))
            .Select(role => book.NameOf(book.Cube.EntityOf(role.Counterparty, from, book.Level)))
            .Distinct(StringComparer.Ordinal);

    // Only what concerns somebody: who builds a model of its own, and whoever a supplier would no longer serve if it held them to its terms.
    private static IEnumerable<ScenarioStory> Shocks(RevenueCube cube, ReportQuestion question, ScopedBook book, Month from)
    {
        var concerning = LossFactors.ConcerningIn(cube, question);
        if (concerning.Contains(RiskFactor.CompetingModel)) yield return new ScenarioStory("All who build their own model leave", [Shock(RiskFactor.CompetingModel, [])]);
        if (!concerning.Contains(RiskFactor.BreaksTerms)) yield break;

        var suppliers = SuppliersOf(book, from).ToList();
        if (suppliers is not [var supplier])
        {
            yield return new ScenarioStory("The terms are enforced", [Shock(RiskFactor.BreaksTerms, [])]);
            yield break;
        }

        yield return new ScenarioStory($"{supplier}'s rules are enforced", [Shock(RiskFactor.BreaksTerms, ProductsFrom(book, from, supplier))]);
    }

    private static ScenarioLoss Shock(RiskFactor factor, IReadOnlyList<string> products) => new() { Kind = LossKind.Factor, Factor = factor, Products = products };

    // What it delivers, by name; empty when that is all of the scope, or a role of it is for all products.
    private static IReadOnlyList<string> ProductsFrom(ScopedBook book, Month from, string supplier)
    {
        var roles = book.Cube.Roles.Where(role => role.Role == Role.Supplier && role.IsIn(from) && book.NameOf(book.Cube.EntityOf(role.Counterparty, from, book.Level)) == supplier).ToList();
        var products = roles.Select(role => role.ProductPosition).OfType<int>().Where(book.IsInScope).Distinct().Order().ToList();
        return roles.Any(role => role.Product is null) || products.Count == book.Products.Count ? [] : [.. products.Select(product => book.Cube.Products[product].Name)];
    }

    // Positions of those with revenue of a type, the most first.
    private static List<int> SumOf(ScopedBook book, Month from, RevenueType type)
    {
        var sums = new Dictionary<int, long>();
        book.ForEachCell(from, (cell, entity) =>
        {
            if (book.Cube.Cells.Types[cell] == type) sums[entity] = checked(sums.GetValueOrDefault(entity) + book.Cube.Cells.Amounts[cell]);
        });
        return [.. sums.Where(sum => sum.Value > 0).OrderByDescending(sum => sum.Value).ThenBy(sum => book.NameOf(sum.Key), StringComparer.Ordinal).Select(sum => sum.Key)];
    }

    private static List<string> ProductsOf(ScopedBook book, Month from, int entity, RevenueType type)
    {
        var products = new SortedSet<int>();
        book.ForEachCell(from, (cell, owner) =>
        {
            if (owner == entity && book.Cube.Cells.Types[cell] == type) products.Add(book.Cube.Cells.Products[cell]);
        });
        return [.. products.Select(product => book.Cube.Products[product].Name)];
    }

    private static List<string> LargestThree(ScopedBook book, Month from)
    {
        var entities = book.EntitiesOf(from);
        return
        [
            .. entities.Entities.Zip(entities.Amounts).Where(each => each.Second > 0)
                .OrderByDescending(each => each.Second).ThenBy(each => book.NameOf(each.First), StringComparer.Ordinal)
                .Take(3).Select(each => book.NameOf(each.First)),
        ];
    }
}
