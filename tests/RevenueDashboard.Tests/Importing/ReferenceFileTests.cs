using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ReferenceFileTests
{
    [Fact]
    public void Customers_have_parents_for_some_months_and_attributes()
    {
        var reading = Customers("customer,parent,parent from,parent to,industry,country,previous provider,customer since\nTikTok,ByteDance,2020-01,2026-12,Media,Singapore,Other clouds,1998-05\nWalmart,,,,Retail,,,\nIntuit,INTUIT,,,,,,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "name:tiktok", "TikTok", "name:bytedance", "ByteDance", Month.Parse("2020-01"), Month.Parse("2026-12"), "Media", "Singapore", "Other clouds", Month.Parse("1998-05")),
                new(3, "name:walmart", "Walmart", null, null, null, null, "Retail", null, null, null),
                new CustomerLine(4, "name:intuit", "Intuit", null, null, null, null, null, null, null, null),
            ], reading.Lines);
    }

    [Theory]
    [InlineData("TikTok,ByteDance,2026-02,2026-01\n", ProblemCodes.MonthsReversed), InlineData("TikTok,ByteDance,,2026-01\nTikTok,Oracle,2026-01,\n", ProblemCodes.ParentsOverlap)]
    [InlineData("TikTok,ByteDance,,\nTikTok,Oracle,,\n", ProblemCodes.ParentsOverlap), InlineData("TikTok,Oracle,2026-03,\nTikTok,ByteDance,2025-01,2026-03\n", ProblemCodes.ParentsOverlap), InlineData(",ByteDance,,\n", ProblemCodes.CustomerEmpty)]
    public void Nobody_has_two_parents_at_a_time(string rows, string code) =>
        Assert.Equal(code, Assert.Single(Customers("customer,parent,parent from,parent to\n" + rows).Problems).Code);

    [Fact]
    public void Parents_may_follow_one_another() =>
        Assert.Empty(Customers("customer,parent,parent from,parent to\nTikTok,Oracle,2026-02,\nTikTok,ByteDance,,2026-01\n").Problems);

    [Fact]
    public void Margins_are_per_cent_in_basis_points()
    {
        var reading = Products("product,revenue type,gross margin low,gross margin high\nAzure OpenAI,usage,45,60.25%\nLeasing,lease,0.5%,\nNew,,(5),0\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [new(2, "azure openai", "Azure OpenAI", RevenueType.Usage, 4500, 6025), new(3, "leasing", "Leasing", RevenueType.Lease, 50, null), new ProductLine(4, "new", "New", null, -500, 0)], reading.Lines);
    }

    [Theory]
    [InlineData("A,0.45,0.6", ProblemCodes.MarginUnreadable), InlineData("A,1,2", ProblemCodes.MarginUnreadable), InlineData("A,x,", ProblemCodes.MarginUnreadable), InlineData("A,101,", ProblemCodes.MarginOutOfRange)]
    [InlineData("A,-1001,", ProblemCodes.MarginOutOfRange), InlineData("A,60,45", ProblemCodes.MarginBounds), InlineData("A,12.345,", ProblemCodes.MarginUnreadable), InlineData("A,45,60\na,45,60", ProblemCodes.RowRepeated)]
    public void Margins_that_could_mean_something_else_are_refused(string rows, string code) =>
        Assert.Equal(code, Products("product,margin low,margin high\n" + rows).Problems[0].Code);

    [Fact]
    public void Rates_are_exact_to_the_billionth()
    {
        var reading = Rates("month,currency,rate,source\n2026-01,EUR,1.0845,ECB\n2026-01,jpy,0.006666667,\n2026-02,EUR,1000000000,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, Month.Parse("2026-01"), Currency.Parse("EUR"), 1_084_500_000, "ECB"), new(3, Month.Parse("2026-01"), Currency.Parse("JPY"), 6_666_667, null),
                new ExchangeRateLine(4, Month.Parse("2026-02"), Currency.Parse("EUR"), 1_000_000_000_000_000_000, null),
            ], reading.Lines);
    }

    [Theory]
    [InlineData("2026-01,EUR,0", ProblemCodes.RateNotPositive), InlineData("2026-01,EUR,-1", ProblemCodes.RateNotPositive), InlineData("2026-01,EUR,1.0000000001", ProblemCodes.AmountTooPrecise)]
    [InlineData("2026-01,EUR,1\n2026-01,eur,2", ProblemCodes.RowRepeated), InlineData("2026-01,XYZ,1", ProblemCodes.CurrencyUnknown), InlineData("2026-01,,1", ProblemCodes.CurrencyMissing), InlineData("2026-01,EUR,1000000001", ProblemCodes.AmountOutOfRange)]
    public void Rates_that_are_none_are_refused(string rows, string code) =>
        Assert.Equal(code, Assert.Single(Rates("month,currency,rate\n" + rows, new SpendFileOptions()).Problems).Code);

    [Fact]
    public void Totals_are_reported_unless_they_say_otherwise()
    {
        var reading = Totals("month,product,total,currency,status,source\n2026-01,Azure OpenAI,83300000.00,USD,,The Information\n2026-02,Azure OpenAI,\"$84,000,000\",USD,illustrative,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, Month.Parse("2026-01"), "azure openai", "Azure OpenAI", Currency.Usd, 833_000_000_000, RecordStatus.Reported, "The Information"),
                new ReportedTotalLine(3, Month.Parse("2026-02"), "azure openai", "Azure OpenAI", Currency.Usd, 840_000_000_000, RecordStatus.Illustrative, null),
            ], reading.Lines);
    }

    [Fact]
    public void A_file_with_a_problem_has_no_lines() =>
        Assert.Empty(Totals("month,product,total,currency\n2026-01,A,1,USD\n2026-01,a,1,USD\n").Lines);

    [Theory]
    [InlineData("month,customer,product,amount", FileKind.Spend), InlineData("Period;Client;Service;Total;Country", FileKind.Spend), InlineData("BillingPeriodStart,BillingAccountName,ServiceName,BilledCost,BillingCurrency", FileKind.Spend)]
    [InlineData("customer,parent,parent from,parent to,industry,country,previous provider,customer since", FileKind.Customers), InlineData("product,revenue type,gross margin low,gross margin high,note", FileKind.Products)]
    [InlineData("month,currency,rate,source", FileKind.ExchangeRates), InlineData("month,product,total,currency,status,source", FileKind.ReportedTotals), InlineData("month,product,total amount,currency", FileKind.ReportedTotals)]
    public void Files_are_recognised_by_their_header(string header, FileKind kind) => Assert.Equal(kind, Recognise(header + "\n").Kind);

    [Theory]
    [InlineData("month,customer,product,Net Value,country", "amount"), InlineData("customer,amount", "month and product"), InlineData("month,currency", "rate"), InlineData("customer,product,industry,Net Value", "month and amount")]
    public void What_is_missing_is_named(string header, string missing)
    {
        var reading = Recognise(header + "\n");

        Assert.Null(reading.Kind);
        Assert.Contains($"needs {missing}", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapped_header_is_recognised() =>
        Assert.Equal(FileKind.Spend, Recognise("month,customer,product,Net Value\n", new SpendFileOptions { Map = new Dictionary<FileField, string> { [FileField.Amount] = "Net Value" } }).Kind);

    private static FileKindReading Recognise(string text, SpendFileOptions? options = null)
    {
        using var file = FileOf(text);
        return FileKinds.Recognise(file, options ?? new SpendFileOptions(), new ImportLimits());
    }

    private static ReferenceReading<CustomerLine> Customers(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadCustomers(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static ReferenceReading<ProductLine> Products(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadProducts(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static ReferenceReading<ExchangeRateLine> Rates(string text, SpendFileOptions? options = null)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadExchangeRates(file, options ?? new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static ReferenceReading<ReportedTotalLine> Totals(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadReportedTotals(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
