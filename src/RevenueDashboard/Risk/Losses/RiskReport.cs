using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How much of a year's revenue may be lost within twelve months, and to whom it is owed. Amounts are of twelve times the month, in ten-thousandths.</summary>
/// <param name="From">The last month that is over and complete.</param>
/// <param name="Revenue">Twelve times that month, with the unallocated part.</param>
/// <param name="ExpectedLoss">Σ p·λ·E.</param>
/// <param name="Volatility">The standard deviation of the loss as a fraction of revenue; null when revenue is not positive.</param>
/// <param name="Levels">Revenue at risk at 90, 95 and 99 %.</param>
/// <param name="Customers">Every customer above zero, the largest expected loss first.</param>
/// <param name="Histogram">How likely the loss lies in each of equal steps; empty when nothing can be lost.</param>
public sealed record RiskReport(
    ReportScope Scope, RiskAssumptions Assumptions, Month From, long Revenue, double ExpectedLoss, double? Volatility, IReadOnlyList<RiskLevel> Levels,
    IReadOnlyList<CustomerRisk> Customers, IReadOnlyList<LossStep> Histogram)
{
    /// <summary>Up to so many customers the losses are added up exactly; above, years are drawn.</summary>
    public const int MostExact = 2_000;

    private const int HistogramSteps = 40;
    private const double HistogramEnd = 0.999;
    private const int MonthsOfYear = 12;
    private static readonly double[] UsualLevels = [0.90, 0.95, 0.99];

    /// <summary>Names among the assumptions that the book does not have in this scope.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>How many years were drawn; null when the losses were added up.</summary>
    public int? Draws { get; init; }

    /// <summary>The step that amounts were rounded to, in ten-thousandths; null when none was.</summary>
    public long? RoundedTo { get; init; }

    /// <summary>How likely a loss beyond the last step of <see cref="Histogram"/> is.</summary>
    public double Beyond { get; init; }

    /// <summary>What strikes several at once: what was assumed, and with scorecards what the book tells.</summary>
    public IReadOnlyList<SharedRisk> Shared { get; init; } = [];

    /// <summary>What is allocated to no customer: nobody's to lose, and in no figure here but <see cref="Revenue"/>.</summary>
    public long Unallocated { get; init; }

    /// <returns>Null when the scope has no data.</returns>
    /// <exception cref="ArgumentException">The assumptions cannot be worked with; the message says why.</exception>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static RiskReport? Of(RevenueCube cube, ReportQuestion question, RiskAssumptions assumptions)
    {
        if (assumptions.Problems() is { Count: > 0 } problems) throw new ArgumentException(string.Join(" ", problems), nameof(assumptions));

        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } month) return null;

        var amounts = book.EntitiesOf(month);
        var positive = Enumerable.Range(0, amounts.Entities.Length).Where(place => amounts.Amounts[place] > 0).ToArray();
        var names = positive.Select((place, position) => (Key: Names.Key(book.NameOf(amounts.Entities[place])), position)).ToLookup(each => each.Key, each => each.position);
        var own = new Dictionary<int, double>();
        List<string> unknown = [];
        foreach (var (name, probability) in assumptions.Own)
        {
            foreach (var position in PositionsOf(name)) own[position] = probability;
        }

        var scorecards = new Scorecards(cube, question, book, month);
        Scorecard[] cards = [.. positive.Select(place => scorecards.Of(amounts.Entities[place], amounts.Amounts[place]))];
        double[] probabilities = [.. cards.Select((card, position) => own.GetValueOrDefault(position, assumptions.FromScorecards ? card.Probability : assumptions.Probability))];
        double[] fractions = [.. cards.Select(card => assumptions.FromScorecards ? card.Fraction : assumptions.Fraction)];

        var found = assumptions.FromScorecards ? SharedRisks.Of(cube, question, month, cards).Select(shared => SharedBy(shared, probabilities)).Where(shared => shared.Shock.Members.Count > 1).ToList() : [];
        SharedRisk[] named = [.. assumptions.Shared, .. found.Select(shared => shared.Risk)];
        CommonShock[] shocks = [.. assumptions.Shared.Select(shared => new CommonShock(shared.Probability, [.. shared.Customers.SelectMany(PositionsOf).Distinct()])), .. found.Select(shared => shared.Shock)];
        Exposure[] exposures =
        [
            .. cards.Select((card, position) => new Exposure(
                checked((long)Math.Round(card.Exposure * (decimal)fractions[position], MidpointRounding.AwayFromZero)), probabilities[position])),
        ];
        var moments = LossMoments.Of(exposures, shocks);
        var unallocated = checked(MonthsOfYear * book.UnallocatedOf(month));
        var revenue = checked(MonthsOfYear * book.TotalOf(month)!.Value);
        HashSet<int>[] members = [.. shocks.Select(shock => shock.Members.ToHashSet())];
        CustomerRisk[] customers =
        [
            .. positive.Select((place, position) => new CustomerRisk(
                cube.Customers[amounts.Entities[place]],
                cards[position].Exposure,
                moments.Probabilities[position],
                exposures[position].Amount * moments.Probabilities[position],
                moments.Deviation > 0 ? moments.Contributions[position] / moments.Deviation : null,
                [.. named.Where((_, i) => members[i].Contains(position)).Select(shared => shared.Name)])
            {
                Fraction = fractions[position],
                Card = cards[position],
            })
            .OrderByDescending(customer => customer.ExpectedLoss)
            .ThenBy(customer => customer.Customer.Name, StringComparer.Ordinal),
        ];

        var report = new RiskReport(book.Scope, assumptions, month, revenue, moments.Expected, revenue > 0 ? moments.Deviation / revenue : null, [], customers, [])
        {
            Unknown = [.. unknown.Distinct(StringComparer.Ordinal)],
            Unallocated = unallocated,
            Shared = named,
        };
        return positive.Length <= MostExact ? AddedUp(report, exposures, shocks) : Drawn(report, exposures, shocks);

        IEnumerable<int> PositionsOf(string name)
        {
            var known = names[Names.Key(name)].ToList();
            if (known.Count == 0) unknown.Add(name);
            return known;
        }

        // A part of what each member has already, taken out of its own: the scorecard says how likely it is lost, what is shared that it is lost together with others.
        (SharedRisk Risk, CommonShock Shock) SharedBy(SharedRisk shared, double[] each)
        {
            var members = shared.Customers.SelectMany(PositionsOf).Distinct().Where(position => each[position] >= shared.Probability).ToArray();
            // Nothing is shared with nobody.
            if (members.Length < 2) return (shared, new CommonShock(shared.Probability, []));
            foreach (var position in members) each[position] = shared.Probability < 1 ? Math.Max(0, 1 - (1 - each[position]) / (1 - shared.Probability)) : 0;
            return (shared, new CommonShock(shared.Probability, members));
        }
    }

    private static RiskReport AddedUp(RiskReport report, Exposure[] exposures, CommonShock[] shocks)
    {
        var losses = LossDistribution.Of(exposures, shocks);
        return report.With(losses.ProbabilityUpTo, losses.AtRisk(HistogramEnd)) with
        {
            Levels = [.. UsualLevels.Select(level => report.LevelOf(level, losses.AtRisk(level), losses.ExpectedShortfall(level), null))],
            RoundedTo = losses.IsExact ? null : losses.Unit,
        };
    }

    private static RiskReport Drawn(RiskReport report, Exposure[] exposures, CommonShock[] shocks)
    {
        var losses = SimulatedLoss.Of(exposures, shocks, report.Assumptions.Seed);
        return report.With(losses.ProbabilityUpTo, losses.AtRisk(HistogramEnd)) with
        {
            Levels = [.. UsualLevels.Select(level => report.LevelOf(level, losses.AtRisk(level), losses.ExpectedShortfall(level), losses.AtRiskBetween(level)))],
            Draws = losses.Draws,
        };
    }

    private RiskLevel LevelOf(double level, long atRisk, double shortfall, (long Low, long High)? between) =>
        new(level, atRisk, Revenue > 0 ? atRisk / (double)Revenue : null, shortfall, Math.Max(0, atRisk - ExpectedLoss), between);

    // The last thousandth has no end that is worth drawing.
    private RiskReport With(Func<long, double> upTo, long end)
    {
        if (end <= 0) return this with { Beyond = 1 - upTo(0) };
        var width = (end + HistogramSteps - 1) / HistogramSteps;
        return this with
        {
            Histogram = [.. Enumerable.Range(0, HistogramSteps).Select(step => new LossStep(step * width, (step + 1) * width, upTo((step + 1) * width) - (step == 0 ? 0 : upTo(step * width))))],
            Beyond = Math.Max(0, 1 - upTo(HistogramSteps * width)),
        };
    }
}

/// <param name="Level">0.95: not more than <paramref name="AtRisk"/> is lost in 95 of 100 years.</param>
/// <param name="Share">Of revenue; null when that is not positive.</param>
/// <param name="Shortfall">Lost on average in the other years.</param>
/// <param name="AddOn">What it is above the expected loss.</param>
/// <param name="Between">When years were drawn: with 95 % confidence it is between these.</param>
public readonly record struct RiskLevel(double Level, long AtRisk, double? Share, double Shortfall, double AddOn, (long Low, long High)? Between);

/// <param name="Exposure">E: twelve times its month, less what it is bound to pay all the same.</param>
/// <param name="Probability">With what it shares with others, 0 to 1.</param>
/// <param name="Contribution">Its part of the variance of the loss; all together are 1. Null when nothing varies.</param>
/// <param name="Shared">The common risks that would strike it.</param>
public sealed record CustomerRisk(CubeCustomer Customer, long Exposure, double Probability, double ExpectedLoss, double? Contribution, IReadOnlyList<string> Shared)
{
    /// <summary>λ: the part of it that goes, 0 to 1.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>What its probability is made of; of account only with scorecards.</summary>
    public required Scorecard Card { get; init; }
}

/// <summary>A step of the histogram: more than <paramref name="From"/> (the first: also nothing) up to <paramref name="To"/>.</summary>
public readonly record struct LossStep(long From, long To, double Probability);
