using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class SecondPersonTests
{
    private const string January = "month,customer,product,amount\n2025-01,Acme,Compute,60\n";

    [Theory, Databases]
    public async Task One_person_brings_and_another_commits(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        Require(test);

        var imported = await test.ImportAsync("january.csv", January);

        Assert.Equal(BatchOutcome.SecondPersonNeeded, imported.Commit?.Outcome);
        Assert.Equal([ImportQuestion.SecondPerson], imported.Commit!.Questions.Select(question => question.Code));
        Assert.Equal(BatchState.Staged, imported.File.State);
        var batch = imported.File.BatchId!.Value;
        // Capitals and space do not make another person of ann.
        Assert.Equal(BatchOutcome.SecondPersonNeeded, (await test.Importer.CommitAsync(batch, " Ann ", TestBook.Cancellation)).Outcome);
        Assert.Equal("", await test.CountingAsync());

        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(batch, "bea", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-01 Acme Compute 60", await test.CountingAsync());

        // Undoing takes one person: it brings back what two people agreed on before.
        Assert.Equal(BatchOutcome.Done, (await test.Importer.UndoAsync(batch, "bea", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task A_file_with_open_questions_does_not_wait_for_anybody_yet(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        Require(test);

        var imported = await test.ImportAsync("corrected.csv", January + "2025-01,Bolt,Compute,1\n");

        Assert.Equal(BatchOutcome.QuestionsOpen, imported.Commit?.Outcome);
        Assert.Null(imported.File.BatchId);
    }

    [Fact]
    public void It_is_off_unless_configured_and_takes_true_or_false()
    {
        Assert.False(Options(null).Value.SecondPerson);
        Assert.True(Options("true").Value.SecondPerson);
        var wrong = Assert.Throws<OptionsValidationException>(() => Options("yes").Value);
        Assert.Equal(["Import:SecondPerson is \"yes\". Write true or false."], wrong.Failures);
    }

    private static void Require(TestBook test) => test.Services.GetRequiredService<IOptions<ImportOptions>>().Value.SecondPerson = true;

    private static IOptions<ImportOptions> Options(string? text) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Import:SecondPerson", text)]).Build())
        .AddRevenueDashboard()
        .BuildServiceProvider()
        .GetRequiredService<IOptions<ImportOptions>>();
}
