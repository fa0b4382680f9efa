using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Risk factors as what strikes in a scenario: all of whom one is suspected or confirmed, at once.</summary>
public static class LossFactors
{
    /// <summary>Those that can take a customer away, in the usual order; what holds one cannot.</summary>
    public static IReadOnlyList<RiskFactor> All { get; } = [.. RiskFactors.All.Where(factor => !RiskFactors.Protects(factor))];

    /// <summary>"competing-model", as links and the command line write it.</summary>
    public static string Word(RiskFactor factor) => RiskFactors.Word(factor).Replace(' ', '-');

    /// <summary>Null when there is no such factor, or it takes nobody away; capitals and spaces in place of hyphens make no difference.</summary>
    public static RiskFactor? Named(string word) => RiskFactors.Named(word) is { } factor && All.Contains(factor) ? factor : null;

    /// <summary>"all who build their own model".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor takes nobody away.</exception>
    public static string Those(RiskFactor factor) => factor switch
    {
        RiskFactor.CompetingModel => "all who build their own model",
        RiskFactor.BreaksTerms => "all who break the terms",
        RiskFactor.ContractEnd => "all whose contract ends",
        RiskFactor.PreviousProvider => "all who came from another provider",
        RiskFactor.Geopolitical => "all under geopolitical risk",
        RiskFactor.DataSensitivity => "all with sensitive data",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "Not a factor that takes customers away."),
    };

    /// <summary>The factors that are suspected or confirmed of anybody with revenue in the scope, in the usual order.</summary>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static IReadOnlyList<RiskFactor> ConcerningIn(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } from) return [];

        var evidence = EvidenceOf(book, from);
        var amounts = book.EntitiesOf(from);
        var withRevenue = amounts.Entities.Zip(amounts.Amounts).Where(each => each.Second > 0).Select(each => each.First).ToList();
        return [.. All.Where(factor => withRevenue.Any(entity => evidence.Of(entity, factor).IsSuspectedOrConfirmed))];
    }

    /// <summary>Names of those with revenue of whom a factor is said to be unclear: a loss of all whom it concerns does not take them. By name.</summary>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static IReadOnlyList<string> UnclearIn(RevenueCube cube, ReportQuestion question, RiskFactor factor)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } from) return [];

        var evidence = EvidenceOf(book, from);
        var amounts = book.EntitiesOf(from);
        return
        [
            .. amounts.Entities.Zip(amounts.Amounts).Where(each => each.Second > 0 && evidence.Of(each.First, factor) is { IsSaid: true, State: FactorState.Unknown })
                .Select(each => book.NameOf(each.First)).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whom a factor concerns in a month, by position of the entity.</summary>
    internal static bool[] Concerned(ScopedBook book, Month from, RiskFactor factor)
    {
        var evidence = EvidenceOf(book, from);
        var concerned = new bool[book.Cube.Customers.Count];
        foreach (var entity in book.EntitiesOf(from).Entities) concerned[entity] = evidence.Of(entity, factor).IsSuspectedOrConfirmed;
        return concerned;
    }

    private static EvidenceBook EvidenceOf(ScopedBook book, Month from) => new(book.Cube, from, book.Level, Scorecards.LastDay(book.Cube));
}
