using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>
/// What would take several customers at once, as the book knows it: those who build their own model, and those most of whose revenue needs the same
/// supplier or payer.
/// </summary>
public static class SharedRisks
{
    /// <summary>The name of the group of those who build a model of their own.</summary>
    public const string OwnModels = "builds its own model";

    // Every case of shocks that share customers is worked out: two for each.
    private const int MostCounterparties = 3;

    /// <summary>The groups with anybody in them; names at the level of the question, by name.</summary>
    /// <returns>Empty without data.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static IReadOnlyList<SharedRisk> Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } month) return [];

        var cards = new Scorecards(cube, question, book, month);
        var amounts = book.EntitiesOf(month);
        return Of(cube, question, month, [.. amounts.Entities.Zip(amounts.Amounts).Where(pair => pair.Second > 0).Select(pair => cards.Of(pair.First, pair.Second))]);
    }

    internal static IReadOnlyList<SharedRisk> Of(RevenueCube cube, ReportQuestion question, Month month, IReadOnlyList<Scorecard> cards)
    {
        List<SharedRisk> shared = [];
        var builders = cards.Select(card => (card.Customer.Name, Part: card.Parts.Single(part => part.Finding?.Factor == RiskFactor.CompetingModel)))
            .Where(each => each.Part.Finding!.IsSuspectedOrConfirmed && each.Part.Chance > 0).ToList();
        // What is common to all of them is no more than what the least likely has.
        if (builders.Count > 0) shared.Add(new SharedRisk(OwnModels, InOrder(builders.Select(each => each.Name)), builders.Min(each => each.Part.Chance) / 10_000.0));

        var named = cards.Select(card => card.Customer.Id).ToHashSet();
        foreach (var counterparty in cube.Roles.Where(role => role.IsNeeded && role.IsIn(month)).Select(role => cube.EntityOf(role.Counterparty, month, question.Level)).Distinct().Take(MostCounterparties))
        {
            var needing = DependenceReport.Of(cube, question, cube.Customers[counterparty].Id).On?.Customers ?? [];
            var members = needing.Where(part => part.Customer is { } customer && named.Contains(customer.Id) && part.Amounts.IncludingShare >= 0.5).Select(part => part.Customer!.Name).ToList();
            if (members.Count > 0) shared.Add(new SharedRisk($"depends on {cube.Customers[counterparty].Name}", InOrder(members), ScorecardPoints.SupplierFails));
        }

        return shared;
    }

    private static IReadOnlyList<string> InOrder(IEnumerable<string> names) => [.. names.Order(StringComparer.OrdinalIgnoreCase)];
}
