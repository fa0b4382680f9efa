using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

/// <summary>What a file of customers says about names, and where any reference file says that there is none.</summary>
public sealed class ReferenceAliasTests
{
    [Fact]
    public void A_customer_is_an_alias_of_one_and_distinct_from_others()
    {
        var reading = Customers("customer,same as,different from\nIntuit Inc,Intuit,\nAcme,,Acme Ltd\nAcme,,Acme AG\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [("name:intuit inc", "name:intuit", "Intuit", null, null), ("name:acme", null, null, "name:acme ltd", "Acme Ltd"), ("name:acme", null, null, "name:acme ag", "Acme AG")],
            reading.Lines.Select(line => (line.Key, line.AliasKey, line.AliasName, line.DistinctKey, line.DistinctName)));
    }

    [Fact]
    public void The_name_of_a_customer_with_an_id_means_that_customer()
    {
        var reading = Customers("customer,customer id,alias of\nIntuit,17,\nIntuit Inc,,INTUIT\n");

        Assert.Empty(reading.Problems);
        Assert.Equal("id:17", reading.Lines[1].AliasKey);
    }

    [Theory]
    [InlineData("A,a,\n", ProblemCodes.AliasOfItself), InlineData("A,,a\n", ProblemCodes.AliasOfItself)]
    [InlineData("A,B,\nA,C,\n", ProblemCodes.AliasOfSeveral)]
    [InlineData("A,B,B\n", ProblemCodes.AliasContradicted), InlineData("A,B,\nB,,A\n", ProblemCodes.AliasContradicted)]
    [InlineData("A,(none),\n", ProblemCodes.AliasNone), InlineData("A,,(None)\n", ProblemCodes.AliasNone)]
    public void What_cannot_all_be_meant_is_a_problem(string rows, string code) =>
        Assert.Equal([code], Customers("customer,alias of,distinct from\n" + rows).Problems.Select(problem => problem.Code).Distinct());

    [Fact]
    public void Everybody_in_a_circle_is_told()
    {
        var reading = Customers("customer,alias of\nA,B\nB,C\nC,A\nD,E\n");

        Assert.Equal([(2, ProblemCodes.AliasLoop), (3, ProblemCodes.AliasLoop), (4, ProblemCodes.AliasLoop)], reading.Problems.Select(problem => ((int)problem.Line, problem.Code)));
    }

    [Fact]
    public void None_clears_what_a_customer_had_and_an_empty_cell_says_nothing()
    {
        var reading = Customers("customer,parent,parent from,parent to,industry,country,previous provider,customer since\nAcme,(none),2025-01,,(none),(NONE),( none ),(none)\nBolt,,,,,,,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "name:acme", "Acme", "name:acme", "Acme", Month.Parse("2025-01"), null, "", "", "( none )", CustomerFact.NoMonth),
                new CustomerLine(3, "name:bolt", "Bolt", null, null, null, null, null, null, null, null),
            ], reading.Lines);
    }

    [Fact]
    public void A_parent_and_none_in_the_same_month_cannot_both_be_meant() =>
        Assert.Equal(ProblemCodes.ParentsOverlap, Assert.Single(Customers("customer,parent,parent from,parent to\nAcme,Globex,,2025-03\nAcme,(none),2025-03,\n").Problems).Code);

    [Fact]
    public void None_withdraws_margins_rates_and_totals()
    {
        using var products = FileOf("product,margin low,margin high\nCompute,(none),(none)\nStorage,50,(none)\n");
        using var rates = FileOf("month,currency,rate\n2025-04,EUR,(none)\n");
        using var totals = FileOf("month,product,total,currency\n2025-04,Compute,(none),USD\n");

        var margins = ReferenceFile.ReadProducts(products, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
        var rate = ReferenceFile.ReadExchangeRates(rates, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
        var total = ReferenceFile.ReadReportedTotals(totals, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);

        Assert.Equal([(int.MinValue, int.MinValue), (5_000, int.MinValue)], margins.Lines.Select(line => (line.MarginLow!.Value, line.MarginHigh!.Value)));
        Assert.Equal(0, Assert.Single(rate.Lines).Rate);
        Assert.Equal(long.MinValue, Assert.Single(total.Lines).Amount);
    }

    [Fact]
    public void A_rate_of_zero_is_still_refused_when_it_is_written_as_one()
    {
        using var file = FileOf("month,currency,rate\n2025-04,EUR,0\n");

        Assert.Equal(ProblemCodes.RateNotPositive, Assert.Single(ReferenceFile.ReadExchangeRates(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None).Problems).Code);
    }

    private static ReferenceReading<CustomerLine> Customers(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadCustomers(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
