using System.Globalization;
using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Share">Of the positive base, a fraction.</param>
/// <param name="Href">Where its row of the table leads.</param>
public sealed record RankedShare(string Name, double Share, string? Href = null);

/// <summary>"10 make half (N50)" at rank 10.</summary>
public sealed record ParetoMark(int Rank, string Text);

/// <param name="Customers">All of them, largest first.</param>
/// <param name="Marks">In order of rank: CR5, N50, N80.</param>
public sealed record ParetoData(IReadOnlyList<RankedShare> Customers, IReadOnlyList<ParetoMark> Marks)
{
    public WhoseShares Whose { get; init; } = WhoseShares.Customers;
}

/// <summary>How few customers make the revenue: a bar for each share, a line for their running total.</summary>
public static class ParetoChart
{
    private const int Height = 330;

    /// <summary>Beyond this a bar is thinner than its gap: shares become an area, and both curves keep the points that show.</summary>
    private const int MostBars = 120;

    public static ChartDrawing Draw(ParetoData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(ParetoData data, bool narrow)
    {
        var count = data.Customers.Count;
        var totals = RunningTotals(data);
        var asBars = count <= MostBars;
        // On an axis of categories rank 1 is place 0; on an axis of numbers it is 1.
        var place = (int rank) => asBars ? rank - 1 : (double)rank;

        return new ChartOption
        {
            Grid = [new Grid { Left = 48, Right = 20, Top = 16, Bottom = 42 }],
            XAxis = [Ranks(count, asBars, data.Whose)],
            YAxis = [Axis.Value(new AxisScale(0, 1, 0.2), ChartFormat.Percent0)],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = ChartFormat.Percent1 },
            Series =
            [
                asBars ? Bars(data) : Area(data),
                new Series
                {
                    Type = "line", Name = "Running total", Symbol = "none", ItemStyle = new ItemStyle { Color = ChartColor.Ink }, LineStyle = new LineStyle { Color = ChartColor.Ink, Width = 1.75 },
                    Data = [.. Kept(count, asBars).Select(rank => Datum.At(place(rank), totals[rank - 1]))],
                },
                .. Words(data, totals, place, asBars, narrow),
            ],
        };
    }

    private static Axis Ranks(int count, bool asBars, WhoseShares whose)
    {
        var step = count switch { <= 12 => 1, <= 24 => 5, <= 60 => 10, <= 120 => 20, _ => 0 };
        var axis = asBars
            ? Axis.Category(
                [.. Enumerable.Range(1, count).Select(rank => rank.ToString(CultureInfo.InvariantCulture))],
                new AxisLabel { CustomValues = [.. Enumerable.Range(1, count).Where(rank => rank == 1 || rank % step == 0 || rank == count).Select(rank => rank - 1.0)] })
            : Axis.Value(new AxisScale(0, count, AxisScale.For(0, count).Step), ChartFormat.Number0) with { SplitLine = new SplitLine { Show = false }, AxisLine = new AxisLine { Show = true } };
        return axis with { Name = $"{whose.ManyAtStart} by rank", NameLocation = "middle", NameGap = 26 };
    }

    private static Series Bars(ParetoData data) => new()
    {
        Type = "bar", Name = "Share", BarCategoryGap = "18%", BarMaxWidth = ParetoWords.MostBarWidth, ItemStyle = new ItemStyle { Color = ChartColor.Azure },
        Data = [.. data.Customers.Select((customer, i) => Datum.Of(customer.Share) with { Name = customer.Name, ItemStyle = i == 0 ? new ItemStyle { Color = ChartColor.Largest } : null })],
    };

    private static Series Area(ParetoData data) => new()
    {
        Type = "line", Name = "Share", Symbol = "none", ItemStyle = new ItemStyle { Color = ChartColor.Azure }, LineStyle = new LineStyle { Color = ChartColor.Azure, Width = 1.5 },
        AreaStyle = new AreaStyle { Color = ChartColor.Azure, Opacity = 0.9 },
        Data = [.. Kept(data.Customers.Count, asBars: false).Select(rank => Datum.At(rank, data.Customers[rank - 1].Share))],
    };

    private static IEnumerable<Series> Words(ParetoData data, double[] totals, Func<int, double> place, bool asBars, bool narrow)
    {
        if (data.Customers.Count == 0) yield break;

        var room = new ParetoWords([.. data.Customers.Select(customer => customer.Share)], totals, asBars, narrow);
        var largest = $"{LabelText.Cut(data.Customers[0].Name, narrow ? 14 : 24)} {Figures.Percent(data.Customers[0].Share)}";
        List<Datum> words = [];
        if (room.PlaceOf(largest, 1, data.Customers[0].Share, isLargest: true) is { } beside)
        {
            words.Add(Datum.At(place(1), data.Customers[0].Share) with { Name = largest, SymbolSize = 0.01, Label = At(beside, ChartColor.Largest, weight: 600) });
        }

        foreach (var mark in data.Marks.Where(mark => mark.Rank >= 1 && mark.Rank <= totals.Length))
        {
            words.Add(Datum.At(place(mark.Rank), totals[mark.Rank - 1]) with
            {
                Name = mark.Text, Symbol = "circle", SymbolSize = 7, ItemStyle = new ItemStyle { Color = ChartColor.Surface, BorderColor = ChartColor.Ink, BorderWidth = 2 },
                Label = room.PlaceOf(mark.Text, mark.Rank, totals[mark.Rank - 1], isLargest: false) is { } free ? At(free, ChartColor.Ink, weight: 400) : new Label { Show = false },
            });
        }

        yield return new Series { Type = "scatter", Silent = true, Z = 6, Tooltip = new Tooltip { Show = false }, Data = words };
    }

    private static Label At((double Right, double Down) place, ChartColor color, int weight) =>
        Label.Words("right", color, weight) with { Distance = 0, Offset = [place.Right, place.Down] };

    private static double[] RunningTotals(ParetoData data)
    {
        var total = 0.0;
        return [.. data.Customers.Select(customer => Math.Min(1, total += customer.Share))];
    }

    // The steep part whole, the flat part thinned to about a hundred points.
    private static IEnumerable<int> Kept(int count, bool asBars)
    {
        var step = asBars ? 1 : Math.Max(1, (count - 50) / 100);
        return Enumerable.Range(1, count).Where(rank => rank <= 50 || rank == count || (rank - 50) % step == 0);
    }

    private static ChartTable Table(ParetoData data)
    {
        var totals = RunningTotals(data);
        return new ChartTable(
            [new ChartColumn("Rank"), new ChartColumn(data.Whose.OneAtStart, IsNumber: false), new ChartColumn("Share, %"), new ChartColumn("Running total, %")],
            [.. data.Customers.Select((customer, i) => new ChartRow(
                [
                    ChartCell.Of(i + 1, Figures.Count(i + 1)), ChartCell.Of(customer.Name),
                    ChartCell.Of(customer.Share * 100, Figures.PercentNumber(customer.Share)), ChartCell.Of(totals[i] * 100, Figures.PercentNumber(totals[i])),
                ],
                customer.Href))]);
    }
}
