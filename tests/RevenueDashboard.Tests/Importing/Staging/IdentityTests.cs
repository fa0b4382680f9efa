using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>The id is who a customer is. Where ids and names do not agree, it is asked or told.</summary>
public sealed class IdentityTests
{
    private const string Header = "month,customer,customer id,product,amount,currency\n";
    private const string ByName = "month,customer,product,amount,currency\n";

    [Fact]
    public async Task Two_names_under_one_id_are_asked_about_with_lines_and_amounts()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await test.StageAsync("mixed.csv", Header + "2025-01,Gamma,G1,P,100,USD\n2025-01,Delta,G1,Q,900,USD\n2025-02,Delta,G1,Q,0.50,USD\n");

        var question = Assert.Single(staged.OpenQuestions);
        Assert.Equal(ImportQuestion.IdNames, question.Code);
        Assert.Equal(["Id G1: Gamma on line 2 (1 row, 100.00 USD, 2025-01), Delta on line 3 (2 rows, 900.50 USD, 2025-01 to 2025-02)."], question.Evidence);
    }

    [Fact]
    public async Task A_customer_that_was_renamed_is_told_and_not_asked_about()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await test.StageAsync("renamed.csv", Header + "2025-01,Facebook,F1,P,100,USD\n2025-02,Meta,F1,P,90,USD\n2025-03,Meta,F1,P,90,USD\n");

        Assert.Empty(staged.Questions);
        Assert.Contains("Id F1: Facebook on line 2 (1 row, 100.00 USD, 2025-01), Meta on line 3 (2 rows, 180.00 USD, 2025-02 to 2025-03). One customer under a new name, shown by the first.", staged.Summary!.Notes);
    }

    [Fact]
    public async Task A_file_refused_for_its_ids_has_the_line_in_its_problems()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var staged = await test.StageAsync("mixed.csv", Header + "2025-01,Gamma,G1,P,100,USD\n2025-01,Delta,G1,Q,900,USD\n");

        var result = await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.IdNames] = "refuse" }, "ann", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.Refused, result.Outcome);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((3L, "id-names", "G1"), (problem.Line, problem.Code, problem.Excerpt));
        Assert.EndsWith("Correct the id or the name.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_names_under_one_id_are_counted_beyond_the_first()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        string[] names = ["Gamma", "Delta", "Epsilon", "Zeta", "Theta", "Iota"];

        var staged = await test.StageAsync("mixed.csv", Header + string.Concat(names.Select((name, i) => $"2025-01,{name},G1,P{i},1,USD\n")));

        Assert.EndsWith("Zeta on line 5 (1 row, 1.00 USD, 2025-01) and 2 more names.", Assert.Single(Assert.Single(staged.OpenQuestions).Evidence), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_id_on_some_lines_only_is_asked_about_and_suggested_until_it_is_decided(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var file = Header + "2025-01,Zedco,Z1,P,100,USD\n2025-01,Zedco,,P,7,USD\n";

        var question = Assert.Single((await test.StageAsync("january.csv", file)).OpenQuestions);
        Assert.Equal((ImportQuestion.IdMissing, "Zedco: id Z1 on line 2 (1 row, 100.00 USD, 2025-01); without an id on line 3 (1 row, 7.00 USD, 2025-01)."), (question.Code, Assert.Single(question.Evidence)));

        await test.CommitAsync("january.csv", file, (ImportQuestion.IdMissing, "accept"));
        var pair = Assert.Single((await test.StageAsync("february.csv", ByName + "2025-02,Zedco,P,7,USD\n")).Suggestions);
        Assert.Equal(("Zedco", "Zedco (id z1)", "the same name, with an id and without one"), (pair.NameInWords(), pair.OtherInWords(), pair.ReasonInWords()));

        var customers = (await test.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation)).Customers;
        var decision = ReferenceEdit.SameCustomer(customers.Single(customer => customer.CustomerId.Length == 0).Identity, customers.Single(customer => customer.CustomerId == "z1").Identity);
        var done = await test.Services.GetRequiredService<ReferenceEdits>().SaveAsync(decision, "ben", TestBook.Cancellation);
        Assert.Equal((BatchOutcome.Done, ""), (done.Outcome, string.Join(" ", done.Problems.Select(problem => problem.Message))));
        Assert.Empty((await test.StageAsync("march.csv", ByName + "2025-03,Zedco,P,7,USD\n")).Suggestions);

        await test.CommitAsync("customers.csv", "customer,industry\nZedco,Oil\n");
        Assert.Equal("id:z1 Oil", await DescribedAsync(test));
    }

    [Theory, Databases]
    public async Task A_customer_that_is_missing_by_its_id_and_there_by_its_name_is_told_so(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("february.csv", Header + "2025-02,Zedco,Z1,P,100,USD\n2025-02,Bolt,B1,P,50,USD\n2025-02,Corax,C1,P,50,USD\n2025-02,Dora,D1,P,50,USD\n");

        var staged = await test.StageAsync("march.csv", Header + "2025-03,Zedco,,P,100,USD\n2025-03,Bolt,B1,P,50,USD\n2025-03,Corax,C1,P,50,USD\n2025-03,Dora,D1,P,50,USD\n");

        Assert.Equal(
            ["Zedco (id z1): 100.00 USD, 40.0 % of 2025-02; no row in 2025-03. The file has Zedco without an id, which is another customer until somebody decides that they are one."],
            Assert.Single(staged.OpenQuestions).Evidence);
    }

    [Theory, Databases]
    public async Task A_name_with_an_id_and_without_one_is_ambiguous_to_a_file_of_customers(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", Header + "2025-01,Zedco,Z1,P,100,USD\n2025-01,Zedco,,P,7,USD\n", (ImportQuestion.IdMissing, "accept"));

        var refused = await test.StageAsync("customers.csv", "customer,industry\nZedco,Oil\n");

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((2L, "customer-ambiguous"), (problem.Line, problem.Code));
        Assert.Equal("The book has several customers of this name: with the id z1, without an id. Write the customer id of the one that is meant, or decide first that they are one customer.", problem.Message);

        await test.CommitAsync("customers.csv", "customer,customer id,industry\nZedco,Z1,Oil\n");
        Assert.Equal("id:z1 Oil", await DescribedAsync(test));
    }

    private static async Task<string> DescribedAsync(TestBook test)
    {
        await using var context = test.Open();
        var facts = await (from fact in context.CustomerFacts join customer in context.Customers on fact.CustomerId equals customer.Id where fact.Industry != null select new { customer.Key, fact.Industry }).ToListAsync(TestBook.Cancellation);
        return string.Join("; ", facts.Select(fact => $"{fact.Key} {fact.Industry}"));
    }
}
