using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ReferenceSeriesTests
{
    [Fact]
    public void A_series_has_figures_of_several_kinds_by_month()
    {
        var reading = Read("series,month,kind,value,unit,source,note\nCloud growth,2024-06,,29,%,Press,reported\nCloud growth,2024-06,expectation,29.5%,,,\nInvestment,2024-07,Guidance,1.25,USD bn,,\n");

        Assert.Empty(reading.Problems);
        var june = Month.Parse("2024-06");
        Assert.Equal(
            [
                new(2, "cloud growth", "Cloud growth", june, ReferenceKind.Actual, 290_000, "%", "Press", "reported"),
                new(3, "cloud growth", "Cloud growth", june, ReferenceKind.Expectation, 295_000, "%", null, null),
                new SeriesLine(4, "investment", "Investment", Month.Parse("2024-07"), ReferenceKind.Guidance, 12_500, "USD bn", null, null),
            ], reading.Lines);
    }

    [Fact]
    public void What_is_announced_may_be_of_a_month_far_ahead() => Assert.Empty(Read("series,month,value\nGrowth,2031-12,1\n").Problems);

    [Theory]
    [InlineData(",2024-06,actual,1,\n", ProblemCodes.SeriesEmpty), InlineData("Growth,,actual,1,\n", ProblemCodes.MonthEmpty), InlineData("Growth,2024-06,rumour,1,\n", ProblemCodes.SeriesKindUnknown)]
    [InlineData("Growth,2024-06,actual,,\n", ProblemCodes.AmountEmpty), InlineData("Growth,2024-06,actual,29%,USD\n", ProblemCodes.SeriesUnit)]
    [InlineData("Growth,2024-06,actual,1,\nGROWTH,2024-06,,2,\n", ProblemCodes.RowRepeated)]
    public void What_is_wrong_is_told(string rows, string code) => Assert.Equal(code, Assert.Single(Read("series,month,kind,value,unit\n" + rows).Problems).Code);

    [Theory]
    [InlineData("series,month,value", FileKind.ReferenceSeries), InlineData("Indicator,Month,Kind,Figure,Unit,Source,Note", FileKind.ReferenceSeries)]
    [InlineData("month,customer,product,value,series", FileKind.Spend), InlineData("month,product,total,series,value", FileKind.ReportedTotals)]
    [InlineData("customer,alias of", FileKind.Customers), InlineData("customer,not the same as", FileKind.Customers)]
    public void It_is_recognised_by_its_header_and_takes_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    private static ReferenceReading<SeriesLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadSeries(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
