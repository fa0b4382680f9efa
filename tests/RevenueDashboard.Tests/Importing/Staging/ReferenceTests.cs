using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class ReferenceTests
{
    private const string Dollars = "month,customer,product,amount,currency\n2025-03,Acme,Compute,100,USD\n";
    private const string Euros = "month,customer,product,amount,currency\n2025-04,Acme,Compute,100,EUR\n";
    private const string Rates = "month,currency,rate,source\n2025-04,EUR,1.0845,ECB\n";

    [Theory, Databases]
    public async Task Revenue_in_another_currency_is_taken_once_its_rate_is_there(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);
        Assert.Equal(StagedOutcome.Refused, (await test.StageAsync("eur.csv", Euros)).Outcome);

        var rates = await test.CommitAsync("rates.csv", Rates);
        await test.CommitAsync("eur.csv", Euros);

        await using var context = test.Open();
        var rate = await context.ExchangeRates.SingleAsync(TestBook.Cancellation);
        Assert.Equal((rates, "2025-04", "EUR", 1_084_500_000, "ECB"), (rate.BatchId, rate.Month.ToString(), rate.Currency.Code, rate.Rate, rate.Source));
        Assert.Equal("USD", (await context.Books.SingleAsync(TestBook.Cancellation)).Currency?.Code);
    }

    [Theory, Databases]
    public async Task Rates_that_are_only_staged_convert_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);
        await test.StageAsync("rates.csv", Rates);

        Assert.Equal(StagedOutcome.Refused, (await test.StageAsync("eur.csv", Euros)).Outcome);
    }

    [Theory, Databases]
    public async Task Rates_that_revenue_needs_cannot_be_undone_before_it(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);
        var rates = await test.CommitAsync("rates.csv", Rates);
        var euros = await test.CommitAsync("eur.csv", Euros);

        var refused = await test.Importer.UndoAsync(rates, "ann", TestBook.Cancellation);
        Assert.Equal(BatchOutcome.NotPossible, refused.Outcome);
        Assert.Contains("EUR in 2025-04", refused.Message, StringComparison.Ordinal);

        await test.Importer.UndoAsync(euros, "ann", TestBook.Cancellation);
        Assert.Equal(BatchOutcome.Done, (await test.Importer.UndoAsync(rates, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task A_file_staged_before_its_rates_were_undone_is_not_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);
        var rates = await test.CommitAsync("rates.csv", Rates);
        var euros = await test.StageAsync("eur.csv", Euros);
        await test.Importer.UndoAsync(rates, "ann", TestBook.Cancellation);

        var result = await test.Importer.CommitAsync(euros.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, "exchange-rate-missing"), (result.Outcome, Assert.Single(result.Problems).Code));
        Assert.Equal("2025-03 Acme Compute 100", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task The_books_own_currency_has_no_rate_but_one(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);

        var refused = await test.StageAsync("rates.csv", "month,currency,rate\n2025-04,USD,0.92\n");

        Assert.Equal((StagedOutcome.Refused, "rate-of-reporting-currency"), (refused.Outcome, Assert.Single(refused.Problems).Code));
    }

    [Theory, Databases]
    public async Task The_same_rates_again_change_nothing_and_after_other_rates_they_do(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);
        await test.CommitAsync("rates.csv", Rates);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("again.csv", Rates)).Outcome);

        await test.CommitAsync("other.csv", "month,currency,rate,source\n2025-04,EUR,1.0900,ECB\n");

        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("again.csv", Rates)).Outcome);
    }

    [Theory, Databases]
    public async Task A_file_of_customers_tells_attributes_and_parents_through_time(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);

        var batch = await test.CommitAsync(
            "customers.csv",
            "customer,industry,country,parent,parent from,parent to\nAcme,Retail,US,Acme Group,,2024-12\nacme,,,Globex,2025-01,\nBolt,Energy,DE,,,\n");

        await using var context = test.Open();
        var names = await context.Customers.ToDictionaryAsync(customer => customer.Name, customer => customer.Id, TestBook.Cancellation);
        Assert.Equal(["Acme", "Acme Group", "Bolt", "Globex"], names.Keys.Order(StringComparer.Ordinal));
        var facts = await context.CustomerFacts.OrderBy(fact => fact.CustomerId).ToListAsync(TestBook.Cancellation);
        Assert.Equal(
            [(batch, names["Acme"], "Retail", "US"), (batch, names["Bolt"], "Energy", "DE")], facts.Select(fact => (fact.BatchId, fact.CustomerId, fact.Industry, fact.Country)));
        var relations = await context.ParentRelations.OrderBy(relation => relation.Number).ToListAsync(TestBook.Cancellation);
        Assert.Equal(
            [(names["Acme"], 0, names["Acme Group"], null, "2024-12"), (names["Acme"], 1, names["Globex"], "2025-01", null)],
            relations.Select(relation => (relation.CustomerId, relation.Number, relation.ParentId, relation.FirstMonth?.ToString(), relation.LastMonth?.ToString())));
    }

    [Theory, Databases]
    public async Task A_name_means_the_customer_that_the_book_knows_by_an_id(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("ids.csv", "month,customer,customer id,product,amount\n2025-03,Acme,17,Compute,100\n2025-03,Bolt,18,Compute,1\n2025-03,Bolt,19,Compute,2\n");

        await test.CommitAsync("acme.csv", "customer,industry\nACME,Retail\n");
        var ambiguous = await test.StageAsync("bolt.csv", "customer,industry\nBolt,Energy\n");

        await using var context = test.Open();
        var fact = await context.CustomerFacts.SingleAsync(TestBook.Cancellation);
        Assert.Equal("id:17", (await context.Customers.SingleAsync(customer => customer.Id == fact.CustomerId, TestBook.Cancellation)).Key);
        Assert.Equal((StagedOutcome.Refused, "customer-ambiguous"), (ambiguous.Outcome, Assert.Single(ambiguous.Problems).Code));
        Assert.Equal(3, await context.Customers.CountAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_file_of_products_tells_types_and_margins(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var batch = await test.CommitAsync("products.csv", "product,revenue type,margin low,margin high\nCompute,usage,25,35.5\nSupport,subscription,,\n");

        await using var context = test.Open();
        var facts = await context.ProductFacts.OrderBy(fact => fact.ProductId).ToListAsync(TestBook.Cancellation);
        Assert.Equal(
            [(batch, RevenueType.Usage, 2_500, 3_550), (batch, (RevenueType?)RevenueType.Subscription, (int?)null, (int?)null)],
            facts.Select(fact => (fact.BatchId, fact.RevenueType, fact.MarginLow, fact.MarginHigh)));
    }

    [Theory, Databases]
    public async Task Reported_totals_are_kept_and_need_rates_as_records_do(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Dollars);

        var batch = await test.CommitAsync("totals.csv", "month,product,total\n2025-03,Compute,1500000.5\n");
        var euros = await test.StageAsync("euros.csv", "month,product,total,currency\n2025-05,Compute,1,EUR\n");

        await using var context = test.Open();
        var total = await context.ReportedTotals.SingleAsync(TestBook.Cancellation);
        Assert.Equal((batch, "2025-03", "USD", 15_000_005_000, RecordStatus.Reported), (total.BatchId, total.Month.ToString(), total.Currency.Code, total.Amount, total.Status));
        Assert.Equal((StagedOutcome.Refused, "exchange-rate-missing"), (euros.Outcome, Assert.Single(euros.Problems).Code));
        Assert.Equal(MonthStatus.Missing, await test.StatusAsync("2025-05", "Compute"));
    }

    [Theory, Databases]
    public async Task A_file_of_no_known_kind_is_refused_with_the_reason(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var refused = await test.StageAsync("weather.csv", "station,temperature\nKew,17\n");

        Assert.Equal(StagedOutcome.Refused, refused.Outcome);
        Assert.NotEmpty(refused.Problems);
    }
}
