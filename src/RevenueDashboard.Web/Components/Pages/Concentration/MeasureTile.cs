using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>One of the six measures at the top of the page.</summary>
/// <param name="Note">Its change on the month before, and what helps to read it.</param>
/// <param name="Word">The status in words; null when the measure is n/a.</param>
/// <param name="Anchor">Where the methodology explains it.</param>
public sealed record MeasureTile(string Label, string Figure, string Note, Status Status, string? Word, string Anchor)
{
    private const string NoLimit = "Information";

    public static IReadOnlyList<MeasureTile> Of(ConcentrationDetail detail) => [TopShare(detail), TopFive(detail), Hhi(detail), EffectiveNumber(detail), Gini(detail), Eighty(detail)];

    private static MeasureTile TopShare(ConcentrationDetail detail)
    {
        var share = detail.Measures.Top1Share;
        // The limits are about customers: for groups in their place the share is information.
        var (status, word) = Statuses.OfTopShare(share) switch
        {
            not null when !detail.Scope.IsOfCustomers => (Status.Info, NoLimit),
            null => (Status.Info, (string?)null),
            { Status: ShareStatus.Serious, Reached: { } line } => (Status.Serious, $"Over {Figures.Percent(line.Share, 0)}"),
            { Status: ShareStatus.Disclose } => (Status.Watch, "Disclose"),
            { Status: ShareStatus.Watch, Reached: { } line } => (Status.Watch, $"Over {Figures.Percent(line.Share, 0)}"),
            _ => (Status.Ok, $"Below {Figures.Percent(ConcentrationThresholds.Default.Watch.Share, 0)}"),
        };
        return new MeasureTile(
            $"Largest {detail.Scope.One}",
            Figures.Percent(share),
            NoteOf(detail, share, measures => measures.Top1Share, difference => Figures.Points(difference), Between(detail.Bounds?.Top1Share, at => Figures.PercentNumber(at), "%")),
            status,
            word,
            MethodAnchor.TopShare);
    }

    // No authority names a limit for the five largest together.
    private static MeasureTile TopFive(ConcentrationDetail detail)
    {
        var measures = detail.Measures;
        return new MeasureTile(
            "Largest five, CR5",
            Figures.Percent(measures.Cr5),
            NoteOf(detail, measures.Cr5, at => at.Cr5, difference => Figures.Points(difference), MeasureRow.TieNote(measures.Customers, 5, measures.Cr5Ties)),
            Status.Info,
            measures.Cr5 is null ? null : NoLimit,
            MethodAnchor.ConcentrationRatio);
    }

    private static MeasureTile Hhi(ConcentrationDetail detail)
    {
        var hhi = detail.Measures.Hhi;
        var lines = ConcentrationThresholds.Default;
        var word = Statuses.BandOf(hhi) switch
        {
            null => null,
            _ when !detail.Scope.IsOfCustomers => NoLimit,
            HhiBand.High => $"Over {Figures.Number(lines.HighHhi, 0)}",
            HhiBand.Moderate => $"Over {Figures.Number(lines.ModerateHhi, 0)}",
            _ => $"Up to {Figures.Number(lines.ModerateHhi, 0)}",
        };
        return new MeasureTile(
            "HHI",
            Figures.Number(hhi, 0),
            NoteOf(detail, hhi, measures => measures.Hhi, difference => Figures.Change(difference, 0), Between(detail.Bounds?.Hhi, at => Figures.Number(at, 0)) ?? "0 to 10,000"),
            Status.Info,
            word,
            MethodAnchor.Hhi);
    }

    private static MeasureTile EffectiveNumber(ConcentrationDetail detail)
    {
        var number = detail.Measures.EffectiveCustomers;
        var change = number - detail.MeasuresBefore?.EffectiveCustomers;
        var (status, word) = Figures.Change(change)[0] switch
        {
            _ when number is null => (Status.Info, (string?)null),
            '+' => (Status.Ok, "Rising"),
            Figures.Minus => (Status.Watch, "Falling"),
            _ => (Status.Info, change is null ? NoLimit : "Steady"),
        };
        return new MeasureTile(
            "Effective number",
            Figures.Number(number),
            NoteOf(detail, number, measures => measures.EffectiveCustomers, difference => Figures.Change(difference), Between(detail.Bounds?.EffectiveCustomers, at => Figures.Number(at)) ?? $"of {Figures.Count(detail.Measures.Customers)}"),
            status,
            word,
            MethodAnchor.EffectiveNumber);
    }

    private static MeasureTile Gini(ConcentrationDetail detail)
    {
        var gini = detail.Measures.Gini;
        return new MeasureTile(
            "Gini", Figures.Number(gini, 2), NoteOf(detail, gini, measures => measures.Gini, difference => Figures.Change(difference, 2), "0 is equal"), Status.Info, gini is null ? null : NoLimit, MethodAnchor.Gini);
    }

    private static MeasureTile Eighty(ConcentrationDetail detail)
    {
        var (n50, n80) = (detail.Measures.N50, detail.Measures.N80);
        var note = (n80, n50) switch
        {
            _ when detail.Measures.Top1Share is null => ConcentrationWords.WithoutShares(detail),
            (null, null) => $"known {detail.Scope.Many} do not reach half",
            (null, { } half) => $"known {detail.Scope.Many} do not reach 80 % · {Figures.Count(half)} make half",
            ({ } eighty, _) => $"{Counted(detail, eighty)}{Figures.Count(n50 ?? eighty)} {(n50 == 1 ? "makes" : "make")} half",
        };
        return new MeasureTile("N80", n80 is { } count ? Figures.Count(count) : Figures.NotApplicable, note, Status.Info, n80 is null ? null : NoLimit, MethodAnchor.CustomersForShare);
    }

    private static string Counted(ConcentrationDetail detail, int now) => detail switch
    {
        { Before: null } => $"{GapWords.NotCompared(detail.Gap, ConcentrationWords.Against(detail))} · ",
        { MeasuresBefore.N80: { } before } => $"{Figures.Change(now - before, 0)} on {ConcentrationWords.Against(detail)} · ",
        _ => "",
    };

    private static string NoteOf(ConcentrationDetail detail, double? now, Func<ConcentrationMeasures, double?> measure, Func<double?, string> change, string? reading)
    {
        if (now is null) return ConcentrationWords.WithoutShares(detail);
        var words = detail switch
        {
            { Before: null } => GapWords.NotCompared(detail.Gap, ConcentrationWords.Against(detail)),
            { MeasuresBefore: { } before } when measure(before) is { } earlier => $"{change(now - earlier)} on {ConcentrationWords.Against(detail)}",
            _ => $"n/a in {ConcentrationWords.Against(detail)}",
        };
        return string.IsNullOrEmpty(reading) ? words : $"{words} · {reading}";
    }

    // Null when there is nothing to say beyond the figure itself.
    private static string? Between(Interval? interval, Func<double, string> words, string unit = "") => interval switch
    {
        null or { IsExact: true } => null,
        { High: double.PositiveInfinity } open => $"{words(open.Low)} or more",
        { } range when words(range.Low) == words(range.High) => null,
        { } range => $"{words(range.Low)} to {words(range.High)}{(unit.Length == 0 ? "" : $"{Figures.ThinSpace}{unit}")}",
    };
}
