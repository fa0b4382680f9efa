using RevenueDashboard.Metrics;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Pages.Overview;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A figure in the row above the path.</summary>
internal sealed record RiskTile(string Label, string Figure, string? Unit, string? Note, Status Status = Status.Info, string? Word = null);

/// <summary>What the risk lab says of a scenario.</summary>
internal sealed class RiskWords(ScenarioReport report, ViewAddress address, AmountUnit unit, AmountUnit yearUnit, string largest)
{
    private readonly IReadOnlyList<ScenarioLoss> losses = report.Scenario.Losses;

    // One loss of some customers: it can be told of them. Null for anything else.
    private ScenarioLoss? Simple => losses is [{ Kind: not LossKind.Supplier, Products.Count: 0 } one] && (one.Kind == LossKind.Largest || one.Customers.Count > 0) ? one : null;

    private string Who => report.Leaving.Count == 0 ? StoryWords.WhoIn(losses[0], largest) : StoryWords.List([.. report.Leaving.Select(share => share.Customer.Name)]);

    private bool IsSeveral => report.Leaving.Count > 1;

    public string StaysName => Simple is null ? "Nothing happens" : $"{Who} {(IsSeveral ? "stay" : "stays")}";

    public string LeavesName => Simple switch
    {
        null => StoryWords.NameOf(address.Scenario.Story, largest),
        { Lost: 1 } => $"{Who} {(IsSeveral ? "leave" : "leaves")}",
        var loss => $"{Who} less {StoryWords.PerCent(loss.Lost)}",
    };

    public IReadOnlyList<Phrase> Sentence
    {
        get
        {
            List<Phrase> sentence = [.. Opening()];
            var formula = MethodAnchor.On(address, MethodAnchor.ReplacementTime);
            sentence.AddRange(report switch
            {
                { LostInTheEnd: 0 } => [new Phrase("nothing would be lost.")],
                _ when report.LostInTheEnd >= report.Revenue => [new Phrase("nothing would be left.")],
                { Replacement: { Outcome: ReplacementOutcome.Replaced, Months: { } months } } =>
                [
                    new Phrase($"{Figures.Percent(report.LostInTheEnd / (double)report.Revenue)} of {What} would be gone. The others’ growth would make up for it in "),
                    new Phrase(Headline.MonthsInWords(months), formula), new Phrase("."),
                ],
                { Replacement.Outcome: ReplacementOutcome.NotAtCurrentGrowth } => [new Phrase("it would "), new Phrase("not be replaced", formula), new Phrase(" at this growth.")],
                _ => [new Phrase($"{Figures.Percent(report.LostInTheEnd / (double)report.Revenue)} of {What} would be gone. How long it would take to be back is not known yet.")],
            });
            return sentence;
        }
    }

    private IEnumerable<Phrase> Opening()
    {
        yield return new Phrase("If ");
        for (var i = 0; i < losses.Count; i++)
        {
            if (i == 2 && losses.Count > 3)
            {
                yield return new Phrase($" and {Figures.Count(losses.Count - 2)} more losses came true");
                break;
            }

            if (i > 0) yield return new Phrase(i == losses.Count - 1 ? " and " : ", ");
            var who = StoryWords.WhoIn(losses[i], largest);
            yield return new Phrase(losses[i] switch { { Kind: LossKind.Named, Customers.Count: 0 } => "everybody", { Kind: LossKind.Factor, Factor: { } factor } => LossFactors.Those(factor), _ => who }, IsLargest: true);
            yield return new Phrase(StoryWords.Clause(losses[i], who, losses[i].Start is { } start ? start : report.From.AddMonths(1)));
        }

        yield return new Phrase(", ");
    }

    public IReadOnlyList<string> Chip => [ScopeWords.Sentence(report.Scope.ProductsInWords), $"from {Figures.MonthName(report.From)}", .. ScopeWords.Of(report.Scope, address)];

    public string Formula => report.Replacement is { Outcome: ReplacementOutcome.Replaced } && (report.GrowthOfOthers ?? report.GrowthSoFar) is { } growth && report.LostInTheEnd > 0
        ? $"ln({In(report.Revenue)} / {In(report.Revenue - report.LostInTheEnd)}) / ln({Figures.Number(1 + growth, 3)}) = {Figures.Number(report.Replacement.Months)} months{Range}."
        : "";

    private string Range
    {
        get
        {
            var months = report.ReplacementRange.Select(at => at.Time.Months).OfType<double>().ToList();
            return months.Count < 2 ? "" : $"; at the growth of the last {string.Join(", ", report.ReplacementRange.Select(at => at.Over))} months {Figures.Number(months.Min())} to {Figures.Number(months.Max())}";
        }
    }

    public IReadOnlyList<RiskTile> Tiles
    {
        get
        {
            var (before, after) = (report.Before, report.After);
            var lines = ConcentrationThresholds.Default;
            var found = Statuses.OfTopShare(after.Top1Share);
            return
            [
                report.Lowest is { } lowest
                    ? new("Lowest month", In(lowest.Leaves), unit.Word, $"{Figures.MonthName(lowest.Month)}, {Figures.PercentChange(Growth.Rate(lowest.Leaves, report.Revenue))} on {Figures.MonthName(report.From)}")
                    : new("Lowest month", Figures.NotApplicable, null, "nothing is lost"),
                new("Lost in 12 months", In(report.LostInTwelveMonths), unit.Word, $"against staying at {In(report.AtStake)} a month"),
                new("Largest customer after", Figures.Percent(after.Top1Share), null,
                    report.LargestAfter is { } largest ? $"{largest.Name}, from {Figures.Percent(before.Top1Share)}" : "nobody is left", StatusOf(found), found?.Reached is { } line ? $"Over {Figures.Percent(line.Share, 0)}" : after.Top1Share is null ? null : $"Under {Figures.Percent(lines.Watch.Share, 0)}"),
                new("Effective number after", Figures.Number(after.EffectiveCustomers), null, $"from {Figures.Number(before.EffectiveCustomers)} · HHI {Figures.Number(after.Hhi, 0)}, from {Figures.Number(before.Hhi, 0)}"),
                new("10 % customers after", Figures.Count(report.TenPercentAfter.Count), null,
                    $"from {Figures.Count(report.TenPercentBefore.Count)}{(report.GrossProfit is { } profit ? $" · gross profit {Between(profit.Low, profit.High)} {unit.Word} a month" : "")}"),
            ];
        }
    }

    public string PathCaption
    {
        get
        {
            var grow = report switch
            {
                { Projection: { } projection } => $"The others as the {MethodWords.Of(projection.Method)} projects them, off by {Figures.Percent(projection.BackTests[0].MeanAbsolutePercentage)} on average in the back-test; thin lines: likely in 8 of 10 cases",
                { GrowthOfOthers: { } growth } => $"The others {(growth < 0 ? "shrink" : "grow")} {Figures.Percent(Math.Abs(growth))} a month",
                _ => "The others go on as they are: their growth is not known",
            };
            var beside = report.Scenario.Alongside.Count > 0 && !report.HasOwnBaseLine ? "; who leaves in a scenario beside it is flat here" : "";
            return $"{ScopeWords.Sentence(report.Scope.ProductsInWords)}, {unit.Word} a month. {grow}; {Fate}{beside}. No figure after {Figures.MonthName(report.From)} is a fact.";
        }
    }

    private string Fate => report.LostInTheEnd == 0 ? "nothing is lost" : Simple is not { } loss
        ? $"{In(report.AtStake)} at stake stays as it is or is lost as the scenario says"
        : $"{Who} {(IsSeveral ? "stay" : "stays")} at {In(report.AtStake)} or {(loss.Lost == 1 ? IsSeveral ? "leave" : "leaves" : $"{(IsSeveral ? "take" : "takes")} {StoryWords.PerCent(loss.Lost)} away")}{(loss.Ramp == 1 ? " at once" : $" over {loss.Ramp} months")}{(loss.Recovery > 0 ? $", and {StoryWords.PerCent(loss.Recovery)} of it comes back within {Figures.Count(loss.RecoveryMonths, "month", "months")}" : "")}";

    public string PathSummary => report.Months.Count == 0 ? "" :
        $"In {Figures.MonthName(report.Months[^1].Month)} revenue is {InWithUnit(report.Months[^1].Leaves)} after the loss and {InWithUnit(report.Months[^1].Stays)} without it; {InWithUnit(report.Revenue)} in {Figures.MonthName(report.From)}. {(report.BackIn is { } back ? $"Back in {Figures.MonthName(back)}." : report.LostInTheEnd > 0 ? "Not back within these months." : "")}";

    public string GrowthSummary => report.Months.Where(month => month.Month == report.From.AddMonths(12) || month.Month == report.From.AddMonths(1)).Select(month =>
        $"{Figures.MonthName(month.Month)}: {Figures.PercentChange(month.YearGrowthLeaves)} with the loss, {Figures.PercentChange(month.YearGrowthStays)} without it.").DefaultIfEmpty("").Aggregate((one, other) => $"{one} {other}");

    public string NeedCaption => $"{unit.Word} a month that the others must bring for {report.NeedOf?.Customer.Name}, flat at {In(report.NeedOf?.Amount ?? 0)}, to be this share";

    public string NeedSummary => string.Join(" ", report.Needs.Select(need =>
        $"{Figures.Percent((double)need.Share, 0)}: {InWithUnit(need.Need.OthersNeeded)}{(need.Reached is { } month ? month <= report.From ? ", reached" : $", in {Figures.MonthName(month)} at the growth of the others" : "")}."));

    public string NeedNote => $"Or cap {report.NeedOf?.Customer.Name} at {string.Join(", ", report.Needs.SkipLast(1).Select(need => In(need.Need.CustomerCap)))} or {In(report.Needs[^1].Need.CustomerCap)} {unit.Word} with the others as they are. {NeedSummary}";

    public string LossCaption(RiskReport risk) =>
        $"Chance of each loss of a year’s revenue, {yearUnit.Word}; {(address.Scenario.Chance is { } chance ? $"each customer leaves with {chance} %, independently" : $"each customer leaves as its scorecard says{Together(risk)}")}. Losses beyond the last step: {Figures.Percent(risk.Beyond)}{(risk.Draws is { } draws ? $"; {Figures.Count(draws)} years drawn" : "")}";

    public string LossSummary(RiskReport risk)
    {
        var levels = string.Join(", ", risk.Levels.Select(level => $"{Figures.Percent(level.Level, 0)} {InYear(level.AtRisk)} ({Figures.Percent(level.Share)} of revenue)"));
        return $"Revenue at risk: {levels}. Expected loss {Figures.Amount((decimal)risk.ExpectedLoss / Money.Scale, yearUnit)}; in the worst 5 % of years {Figures.Amount((decimal)risk.Levels[1].Shortfall / Money.Scale, yearUnit)} on average. {yearUnit.Word} of twelve times {Figures.MonthName(risk.From)}.";
    }

    private static string Together(RiskReport risk) =>
        risk.Shared.Count == 0 ? "" : $"; together, who {string.Join(", and who ", risk.Shared.Select(shared => $"{shared.Name} ({Figures.Percent(shared.Probability)})"))}";

    private string What => report.Scope.Products.Count == 0 ? "all revenue" : report.Scope.ProductsInWords;

    private string In(long amount) => Figures.Amount(Money.ToDecimal(amount), unit);

    private string InYear(long amount) => Figures.Amount(Money.ToDecimal(amount), yearUnit);

    private string InWithUnit(long amount) => Figures.AmountWithUnit(Money.ToDecimal(amount), unit);

    private string Between(long low, long high) => low == high ? In(low) : $"{In(low)} to {In(high)}";

    private static Status StatusOf(StatusFinding? found) => found?.Status switch { ShareStatus.Serious => Status.Serious, ShareStatus.Disclose or ShareStatus.Watch => Status.Watch, ShareStatus.None => Status.Ok, _ => Status.Info };
}

internal static class MethodWords
{
    public static string Of(ProjectionMethod method) => method switch
    {
        ProjectionMethod.RunRate => "run-rate",
        ProjectionMethod.DampedTrend => "damped trend",
        ProjectionMethod.SeasonalNaive => "same month a year before",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method of projection."),
    };
}
