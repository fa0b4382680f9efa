using RevenueDashboard.Data;
using System.Text;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

/// <summary>Reads texts as if they were files, with today in June 2026.</summary>
internal static class Reading
{
    public static Month LastMonth { get; } = Month.Parse("2026-07");

    public static SpendFileOptions Dollars { get; } = new() { Currency = Currency.Usd };

    public static (SpendFileReading Reading, RecordingSink Sink) Of(string text, SpendFileOptions? options = null, ImportLimits? limits = null) =>
        Of(Encoding.UTF8.GetBytes(text), options, limits);

    public static (SpendFileReading Reading, RecordingSink Sink) Of(byte[] bytes, SpendFileOptions? options = null, ImportLimits? limits = null)
    {
        using var file = new MemoryStream(bytes);
        ReadingPlan? plan = null;
        while (true)
        {
            var sink = new RecordingSink();
            var reading = SpendFile.Read(file, options ?? Dollars, limits ?? new ImportLimits(), LastMonth, sink, null, CancellationToken.None, plan);
            plan = reading.ReadAgain;
            if (plan is null) return (reading, sink);
        }
    }

    /// <summary>Dollars, and answers to questions.</summary>
    public static SpendFileOptions Answered(params (string Question, string Choice)[] answers) =>
        Dollars with { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) };

    /// <summary>The one question a file raises. While it is open no problem is told.</summary>
    public static ImportQuestion OnlyQuestion(string text, SpendFileOptions? options = null) => OnlyQuestion(Encoding.UTF8.GetBytes(text), options);

    public static ImportQuestion OnlyQuestion(byte[] bytes, SpendFileOptions? options = null)
    {
        var (reading, _) = Of(bytes, options);
        Assert.Equal((0L, null), (reading.ProblemCount, reading.Summary));
        var question = Assert.Single(reading.Questions);
        Assert.True(question.IsAboutReading);
        return question;
    }

    /// <summary>A file of one row, whose amount, month or customer is the text in question.</summary>
    public static (SpendFileReading Reading, RecordingSink Sink) OfRow(string month = "2026-01", string customer = "TikTok", string amount = "1", SpendFileOptions? options = null) =>
        Of($"month\tcustomer\tproduct\tamount\n{month}\t{customer}\tAzure OpenAI\t{amount}\n", options);

    public static ImportProblem OnlyProblem(string text, SpendFileOptions? options = null, ImportLimits? limits = null) =>
        OnlyProblem(Encoding.UTF8.GetBytes(text), options, limits);

    public static ImportProblem OnlyProblem(byte[] bytes, SpendFileOptions? options = null, ImportLimits? limits = null)
    {
        var (reading, _) = Of(bytes, options, limits);
        Assert.Equal(1, reading.ProblemCount);
        return Assert.Single(reading.Problems);
    }

    /// <summary>Line, column and code of every problem.</summary>
    public static (long, string?, string)[] Problems(string text, SpendFileOptions? options = null, ImportLimits? limits = null) =>
        [.. Of(text, options, limits).Reading.Problems.Select(problem => (problem.Line, problem.Column, problem.Code))];
}

/// <summary>Numbers customers and products from 1 in the order of the file, and keeps every row.</summary>
internal sealed class RecordingSink : ISpendSink
{
    public List<(string Key, string Name)> Customers { get; } = [];

    public List<(string Key, string Name)> Products { get; } = [];

    public List<SpendRow> Rows { get; } = [];

    public int CustomerOf(string key, string name)
    {
        Customers.Add((key, name));
        return Customers.Count;
    }

    public int ProductOf(string key, string name)
    {
        Products.Add((key, name));
        return Products.Count;
    }

    public void Write(in SpendRow row) => Rows.Add(row);
}
