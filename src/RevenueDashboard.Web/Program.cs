using Microsoft.AspNetCore.Connections;
using RevenueDashboard.Web.Hosting;

FixedCulture.Apply();

var builder = WebApplication.CreateBuilder(args);
builder.AddLoopbackOnly();
builder.Services.AddRevenueWeb();

var app = builder.Build();
app.UseRevenueWeb();
app.MapRevenueWeb();

try
{
    app.Run();
    return 0;
}
catch (OpenAddressException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"RevenueDashboard does not start: {problem.Message} Stop the other program, or choose another address: --urls http://127.0.0.1:5081");
    return 2;
}

public sealed partial class Program;
